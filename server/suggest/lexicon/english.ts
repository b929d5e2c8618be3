import { type Grammar, phrases, words } from './grammar.ts';
import { englishForms } from './inflect.ts';

/** Forms that are nouns as often as verbs; they need more around them. */
const NOMINAL = words(`
  claims claim reports report notes note states state demands demand calls call questions question estimates estimate hopes hope
  fears fear charges charge requests request plans plan remarks remark comments comment shows show finds find doubts doubt answers
  answer worries worry suspects suspect promises promise pledges pledge concerns praise blame attacks attack vows vow signals signal
  thanks thank tweets tweet boasts boast cites guess blames counters counter jokes joke quips quip orders order warning saying meaning feeling
  understanding finding reading thinking writing judge views view regards rule rules post posts
`);

const VERBS = {
  say: `say/said state add announce declare note observe remark comment reply respond answer explain insist stress emphasize emphasise
    underline reiterate repeat acknowledge concede admit+ confirm affirm assert allege claim contend argue maintain reveal disclose
    report write/wrote/written tweet testify recount recall clarify caution warn reaffirm retort conclude suggest describe promise reassert predict
    profess confess swear/swore/sworn attest restate proclaim pronounce fume gripe muse quip+ joke boast complain
    lament exclaim vow pledge object counter declaim opine post mention propose hint deny specify reckon elaborate`,
  tell: `tell/told inform assure remind notify brief advise convince persuade`,
  think: `think/thought believe consider expect hope fear feel/felt suspect doubt estimate assume understand/understood worry
    guess judge forecast/forecast regard view imagine know/knew/known`,
  weak: `show/showed/shown continue indicate find/found reveal signal imply discover recognize recognise see/saw/seen agree
    hear/heard learn point prove demonstrate conclude decide realize realise determine rule read/read describe speak/spoke/spoken
    ask speculate accept contest wonder`,
  act: `express voice convey accuse blame criticize criticise condemn denounce reject praise urge demand call deride dismiss slam+ blast mock ridicule
    oppose support welcome challenge question threaten propose recommend request endorse want refuse offer attack defend congratulate berate chide scold rebuke lambaste bash hammer castigate
    applaud hail decry invite exhort plan dispute disavow attribute advocate refer+ cite describe characterize depict label
    portray tout favor commend thank apologize encourage`,
};

export const ENGLISH: Grammar = {
  verbs: englishForms(VERBS, NOMINAL),
  auxiliaries:
    words(`has have had was were is are be been being did does do not n't never also will would could can may might must
    should didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't can't isn't aren't wasn't weren't later then once twice again
    further furthermore previously earlier initially just now still even already always often sometimes reportedly soon long first
    i've i'm we've they've he's she's it's 've 's`),
  adverb: /^(?!(?:daily|weekly|monthly|family|assembly|ally|italy|july|reply|supply|rally)$).*ly$/,
  particles: words('out on for against of upon'),
  that: words('that'),
  asking: words('whether if what why how who where when'),
  accordingTo:
    phrases(`according to, in the words of, in the view of, in the opinion of, per, as outlined by, as reported by, as stated by,
    as described by, as noted by, as told by, as explained by, as confirmed by, as revealed by, as announced by`),
  citing: words('citing quoting'),
  quoted: words('quoted cited quotes cites quote cite quoting citing'),
  asSaying: phrases(
    'as saying, as telling, as having said, saying, as stating, as claiming, as having told, as writing',
  ),
  impersonal:
    phrases(`it is said, it was said, it was reported, it is reported, it has been reported, it is believed, it was believed,
    it is claimed, it was claimed, it is alleged, it was alleged, it is understood, it was announced, it has been announced,
    it is rumored, it is rumoured, rumor has it, rumour has it, it emerged, it was rumored, it was revealed, it is thought,
    it has been claimed, it has been alleged, it was learned, it turned out`),
  reportedly: words('reportedly allegedly supposedly purportedly'),
  declined:
    phrases(`declined to comment, declined to be, declined to say, declined to respond, declined to answer, declined comment,
    declined to discuss, declined to elaborate, declined to give, declined to confirm, declined to speak, refused to comment,
    refused to answer, refused to say, refused to discuss, declined an interview, declined a request, declined requests,
    would not comment, had no comment, declined further comment, declined to provide, declined to specify, declined to identify`),
  unanswered:
    phrases(`not respond, not reply, not answer, not return, not responded, not replied, not answered, not returned,
    didn't respond, didn't reply, didn't answer, didn't return, not immediately respond, not immediately reply,
    not immediately return, not immediately answer, didn't immediately respond, didn't immediately reply, not be reached,
    not immediately be reached, not be immediately reached, not available for comment, unavailable for comment,
    not immediately available for comment, no reply, no response`),
  to: words('to with'),
  adjuncts:
    words(`below above for in on at by after before during since from with without within under over through via following despite amid
    about upon among as like unlike because when while if although though whereas once until unless instead besides regarding given
    asked speaking writing responding referring commenting meanwhile however moreover therefore nevertheless earlier later
    yesterday today then thus still also yet so additionally separately similarly finally first second next now last this
    between against to toward towards into where`),
  subordinators: words('while because although though whereas when if after before since until unless as where so'),
  conjunctions: words('and but or yet so nor'),
  and: words('and or'),
  relatives: words('who which that whom whose'),
  pronouns: words('he she they it i we you one this others'),
  objects:
    words(`him her them me us it you reporters journalists supporters voters lawmakers listeners viewers readers attendees
    investors everyone people friends colleagues aides officials parliament congress`),
  determiners:
    words(`the a an this that these those his her its their our my your some any no several many most all both each every
    another other such more few two three four five six seven eight nine ten of in for by with from on at`),
  times:
    words(`monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight earlier later recently
    january february march april may june july august september october november december last this next week month year
    morning afternoon evening night ago`),
  finite:
    words(`is are was were has have had will would can could did does do should may might must isn't aren't wasn't weren't
    didn't doesn't don't came went took made gave got became met began fell fled rose sank ran drew drove chose broke flew grew
    withdrew underwent threw stood sat arose shook`),
  participles:
    words(`brought built bought caught cut fought froze hit held hurt kept laid led left lent let lost meant paid put quit
    sent set shot shut sold sought spent split spread stole struck swept taught won hung sprang shrank sang begun fallen sunk`),
  infinitive: 'to',
};

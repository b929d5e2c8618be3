import { propose, remark } from './notation.ts';

const SENTENCES = [
  '[s:Informed sources] [q:told] [r:Levant Wire] that [c:the convoy left Basra at dawn].',
  '[s:The governor] [q:said] [c:the bridge would reopen in May].',
  '[s:A militia official] [q:revealed] to [r:Levant Wire] on Monday that [c:two boats had sunk].',
  '[c:The bridge is closed], [s:the mayor] [q:said].',
  '[c:The harbour will close], [s:officials] [q:said] on Friday.',
  '“[c:We saw nothing at all],” [q:said] [s:Amal Hadi, a farmer].',
  '“[c:We saw nothing],” [s:the guard] [q:said]. “[c:It was too dark].”',
  '“[c:The road],” [s:he] [q:said], “[c:is not safe].”',
  '[s:The minister] [q:said]: “[c:Nobody was hurt].”',
  '[q:According to] [s:the harbour master], [c:three ships arrived].',
  '[c:Three ships arrived], [q:according to] [s:the harbour master].',
  '[c:Three ships arrived], [q:according to] [s:militia officials], [s:local politicians close to the militia], [s:Western diplomats] and [s:an informed security source].',
  '[c:The four men], [q:according to] [s:the source], [c:are farmers from Kirkuk].',
  'In an interview with [r:Delta Television], [s:Karim Saleh] [q:said] that [c:the plan had failed].',
  '[s:Karim Saleh] [q:said], in an interview with [r:Delta Television], that [c:the plan had failed].',
  '[s:He] [q:told] [r:Delta Television] on condition of anonymity that [c:the vote was bought].',
  '[s:Analysts] [q:believe] that [c:the talks are over].',
  '[s:She] [q:added] that [c:the prisoners were well].',
  '[s:The spokesman] [q:pointed out] that [c:the border was open].',
  '[s:The council] [q:called on] [c:the army to leave the city].',
  '[s:Sources close to the president] [q:revealed] that [c:he is ill].',
  'For its part, [s:the ministry] [q:denied] that [c:any ship had left].',
  '[s:The ambassador, Rana Aziz], [q:announced] that [c:the visit was off].',
  '[q:According to] [s:Karim Saleh, a farmer from Kut], [c:the river is rising].',
  'As [s:the minister] [q:said] on Monday, [c:the port is closed].',
  '[c:The port], [q:said] [s:Saleh], [c:is closed].',
  '[s:Two officials with knowledge of the matter, who asked not to be named], [q:told] [r:Levant Wire] [c:the convoy had left].',
  '[s:The agency] [q:revealed], on Wednesday, [c:attempts by both sides to end the war].',
  '[s:The captain] met the crew and [q:said] that [c:the voyage was over].',
  '[s:She] [q:noted] that “[c:nobody came],” adding that “it was late.”',
  '[s:The officials] and [s:the two diplomats] [q:said] that [c:the deal was close].',
  '[s:Gen. Omar Said] [q:warned] that [c:the U.S. would answer].',
  '[q:It is said] that [c:the king is ill].',
];

describe('English sentences', () => {
  test.each(SENTENCES)('%s', (sentence) => expect(remark(sentence)).toBe(sentence));

  test('words that report nothing give null', () => {
    expect(propose('The convoy left Basra at dawn and reached Kut by noon.')).toBeNull();
    expect(propose('The third state of the peace plan was the hardest.')).toBeNull();
    expect(propose('')).toBeNull();
  });

  test('two coordinated clauses are two mentions', () => {
    const text = 'The guard said that the gate was shut and that nobody had left.';
    const mentions = propose(text)?.mentions.map((span) => text.slice(span.start, span.end));
    expect(mentions).toEqual(['the gate was shut', 'nobody had left']);
  });

  test('the quotation mode follows the quotation marks', () => {
    expect(propose('He said: “It is over.”')?.quoteMode).toBe('direct');
    expect(propose('He said it was over.')?.quoteMode).toBe('indirect');
    expect(propose('He said it was “over and done with”.')?.quoteMode).toBe('mixed');
  });

  test('a pronoun continues the last attribution', () => {
    expect(propose('He added that the gate was shut.')?.pronoun).toBe(true);
    expect(propose('The guard added that the gate was shut.')?.pronoun).toBe(false);
  });

  test('only a recipient that passes the word on relays', () => {
    expect(propose('The guard told Reuters that the gate was shut.')?.recipientRelays).toBe(true);
    expect(propose('The guard told the minister that the gate was shut.')?.recipientRelays).toBe(false);
  });
});

describe('silence', () => {
  test.each([
    ['[s:The embassy] [q:declined to comment].', 'declined'],
    ['[s:The offices of the two leaders] [q:did not respond] to [r:Reuters] requests for comment.', 'no_reply'],
    ['[s:The ministry] [q:did not immediately reply] to a request for comment.', 'no_reply'],
  ])('%s', (sentence, response) => {
    expect(remark(sentence)).toBe(sentence);
    expect(propose(sentence)?.response).toBe(response);
    expect(propose(sentence)?.mentions).toEqual([]);
  });

  test('reported silence stands inside the report', () => {
    const proposal = propose('Reuters said that the embassy declined to comment.');
    expect(proposal?.sources[0]?.name).toBe('Reuters');
    expect(proposal?.inner?.response).toBe('declined');
  });
});

describe('a report inside a report', () => {
  test.each([
    ['Reuters quoted an official as saying that the gate was shut.', 'Reuters', 'official'],
    ['Reuters, citing two diplomats, reported that the gate was shut.', 'Reuters', 'two diplomats'],
    ['The official was quoted by Reuters as saying the gate was shut.', 'Reuters', 'official'],
    ['Reuters reported that the gate was shut, according to two diplomats.', 'Reuters', 'two diplomats'],
    ['Saleh told the guards that the gate was shut, according to two diplomats.', 'two diplomats', 'Saleh'],
    ['Reuters said an official told it that the gate was shut.', 'Reuters', 'official'],
  ])('%s', (sentence, outer, inner) => {
    const proposal = propose(sentence);
    expect(proposal?.sources.map((source) => source.name)).toEqual([outer]);
    expect(proposal?.inner?.sources.map((source) => source.name)).toEqual([inner]);
    const content = proposal?.inner?.spans.find((span) => span.role === 'content');
    expect(sentence.slice(content?.start, content?.end)).toMatch(/^the gate was shut/);
  });
});

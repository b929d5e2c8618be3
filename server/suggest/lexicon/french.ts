import { type Grammar, phrases, words } from './grammar.ts';
import type { VerbClass, VerbForm } from './inflect.ts';

/** Stems of regular -er verbs. */
const REGULAR: Record<VerbClass, string> = {
  say: `déclar affirm indiqu précis révél ajout expliqu annonc confirm not assur soulign rappel rapport signal racont témoign
    répliqu insist martel accus_ rétorqu observ remarqu relat plaid confi avanc mentionn évoqu_ clam argument résum protest regrett
    commenc_ menac_ dénonc_ tweet`,
  tell: 'inform avis',
  think: 'estim pens jug considèr considér espèr espér dout redout envisag_ suppos imagin',
  weak: 'montr suggèr suggér constat demand propos laiss_ évalu',
  act: 'accus dénonc appel critiqu condamn réclam exig interrog_ rejet salu invit exhort menac refus_ souhait déplor qualifi',
};
const PRESENT = ['e', 'ent', 'ait', 'aient', 'a', 'èrent'];

const IRREGULAR: Record<VerbClass, string> = {
  say: `dit disent disait disaient dira écrit écrivent écrivait répond répondu répondent répondait soutient soutenu soutiennent
    soutenait reconnaît reconnu reconnaissent admet admis admettent prétend prétendu prétendent prédit averti avertit prévenu prévient
    démenti dément fait_valoir conclu conclut promis promet poursuit poursuivi reprend repris rappelle rappellent ajoutait précise`,
  tell: '',
  think: 'croit croient cru craint craignent sait savent',
  weak: 'laissé_entendre vu voit découvert appris apprend convenu',
  act: 'veut veulent voulu appelle appellent rejette rejettent',
};
const IRREGULAR_PARTICIPLES =
  words(`dit écrit répondu soutenu reconnu admis prétendu prédit averti prévenu démenti conclu promis
  poursuivi repris cru craint vu découvert appris convenu voulu`);
const NOMINAL = words('note rapport demande demandes doute reproche appel commente fait');

function frenchForms(): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  const add = (form: string, kind: VerbClass, flags: Partial<VerbForm>): void => {
    if (forms.has(form) || form.includes('_')) return;
    forms.set(form, { kind, participle: false, gerund: false, base: false, nominal: NOMINAL.has(form), ...flags });
  };
  for (const kind of Object.keys(REGULAR) as VerbClass[]) {
    for (const form of words(IRREGULAR[kind])) add(form, kind, { participle: IRREGULAR_PARTICIPLES.has(form) });
    for (const stem of words(REGULAR[kind])) {
      for (const ending of ['é', 'ée', 'és']) add(stem + ending, kind, { participle: true });
      for (const ending of PRESENT) add((stem.endsWith('nç') ? stem : stem) + ending, kind, {});
      add(`${stem}er`, kind, { base: true });
      add(`${stem.endsWith('nc') ? `${stem.slice(0, -1)}ç` : stem}ant`, kind, { gerund: true });
    }
  }
  return forms;
}

export const FRENCH: Grammar = {
  verbs: frenchForms(),
  auxiliaries:
    words(`a ont avait avaient aura auraient aurait est sont était étaient été être ne n' pas également aussi ensuite déjà
    encore toujours en y s' se l' lui leur notamment enfin même toutefois par_ailleurs jamais vient viennent de d'`),
  // Nouns in -ement that speak or stand near those who do are no adverbs; accents are folded away.
  adverb:
    /(?:amment|emment|(?<!gouvern|parl|mouv|depart|regl|even|el|bat|arm|tir|financ|etabliss|affront|bombard|engag|comport|jug|rassembl|soulev|equip|traitt?|trait|charg|log)ement)$/,
  particles: words(''),
  that: words("que qu'"),
  asking: words("si s'"),
  accordingTo:
    phrases(`selon, d' après, suivant, à en croire, aux dires de, de l' avis de, aux yeux de, pour sa part selon,
    d' après les dires de`),
  citing: words('citant'),
  quoted: words('cité citée cités cite citent citait citant'),
  asSaying: phrases(
    'disant, déclarant, affirmant, comme disant, comme déclarant, selon lequel, selon laquelle, selon lesquels',
  ),
  impersonal: phrases(`on rapporte, il a été annoncé, il a été rapporté, on a appris, apprend - on, dit - on, il se dit,
    il est dit, on dit, on affirme, le bruit court`),
  reportedly: words('prétendument apparemment'),
  declined:
    phrases(`pas souhaité commenter, pas voulu commenter, pas souhaité répondre, pas voulu répondre, pas souhaité réagir,
    pas souhaité s' exprimer, refusé de commenter, refusé de répondre, refusé de s' exprimer, refuse de commenter,
    refusé tout commentaire, pas souhaité faire de commentaire, pas souhaité faire, pas fait de commentaire,
    refusé de faire, décliné, pas commenté`),
  unanswered: phrases(`pas répondu, pas donné suite, pas immédiatement répondu, pas encore répondu, pas pu être joint,
    pas pu être jointe, pas pu être joints, pas réagi, pas immédiatement réagi, pas été en mesure de répondre`),
  to: words('à au aux auprès'),
  adjuncts:
    words(`dans en sur à au aux pour par avec sans sous après avant depuis pendant lors durant interrogé interrogée interrogés
    lorsque lorsqu' quand alors si comme puisque puisqu' tandis malgré concernant quant hier aujourd'hui lundi mardi mercredi jeudi
    vendredi samedi dimanche ainsi toutefois cependant néanmoins enfin ensuite auparavant selon chez contre vers outre grâce face
    réagissant évoquant s' dès afin ailleurs mais cette ce_matin au-delà jusqu' hors parlant d'`),
  subordinators: words("lorsque lorsqu' quand alors tandis puisque puisqu' car si comme"),
  conjunctions: words('et mais ou donc or car'),
  and: words('et ou'),
  relatives: words("qui que qu' dont lequel laquelle lesquels auquel où"),
  pronouns: words(`il elle ils elles on je j' nous vous ce celui-ci celle-ci ceux-ci l'intéressé dernier`),
  objects: words('nous vous me lui leur'),
  determiners:
    words(`le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes
    plusieurs quelques deux trois quatre cinq aucun aucune chaque tout toute tous toutes autre autres sans par`),
  times:
    words(`lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain janvier février mars avril mai juin
    juillet août septembre octobre novembre décembre dernier prochain soir matin récemment`),
  finite: words(
    `a ont avait avaient est sont était étaient sera seront aurait serait fut furent va vont peut peuvent doit doivent`,
  ),
  participles: words(''),
  infinitive: 'de',
};

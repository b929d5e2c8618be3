/**
 * How much a verb needs to be read as one that reports words:
 * say: nothing ("said"); tell: nothing, and its object is who was told; think: a clause; weak: “that”, a colon or quoted words;
 * act: what follows is itself the content ("accused …", "called on …").
 */
export type VerbClass = 'say' | 'tell' | 'think' | 'weak' | 'act';

export type VerbForm = { kind: VerbClass; participle: boolean; gerund: boolean; base: boolean; nominal: boolean };

const VOWELS = 'aeiou';

/** Folded form → verb, for English lemmas in a string; `lemma/past/participle` gives irregular ones. Doubles the last letter after `+`. */
export function englishForms(lists: Record<VerbClass, string>, nominal: ReadonlySet<string>): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const kind of Object.keys(lists) as VerbClass[]) {
    for (const word of lists[kind].split(/\s+/).filter(Boolean)) addVerb(forms, kind, word, nominal);
  }
  return forms;
}

function addVerb(forms: Map<string, VerbForm>, kind: VerbClass, word: string, nominal: ReadonlySet<string>): void {
  const [lemma = '', past, participle] = word.split('/');
  const base = lemma.replace('+', '');
  const stem = lemma.endsWith('+') ? base + base.slice(-1) : base;
  const add = (form: string, flags: Partial<VerbForm>): void => {
    if (forms.has(form)) return;
    const shape = { participle: false, gerund: false, base: false };
    forms.set(form, { kind, ...shape, nominal: nominal.has(form), ...flags });
  };
  const regular = pastOf(stem);
  add(past ?? regular, { participle: participle === undefined });
  add(participle ?? past ?? regular, { participle: true });
  add(base, { base: true });
  add(thirdOf(base), {});
  add(stem.endsWith('e') ? `${stem.slice(0, -1)}ing` : `${stem}ing`, { gerund: true });
}

function pastOf(stem: string): string {
  if (stem.endsWith('e')) return `${stem}d`;
  return endsInConsonantY(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}

function thirdOf(base: string): string {
  if (endsInConsonantY(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
}

function endsInConsonantY(word: string): boolean {
  return word.endsWith('y') && !VOWELS.includes(word.charAt(word.length - 2));
}

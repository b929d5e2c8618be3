/** Fields of a form by name; one that comes several times has several values. */
export type FormValues = Record<string, readonly string[]>;

/** Fields of a form that say one thing together, such as the two ends of a date. */
export type FieldGroup = {
  key: string;
  label: string;
  names: readonly string[];
  /** What they say, in words; without it, the value as it stands, to be edited on. */
  words?: (values: FormValues) => string;
};

/** A form as it was filled in by somebody else meanwhile: what is edited, its fields, and its page. */
export type FormSubject = {
  title: string;
  version: number;
  groups: readonly FieldGroup[];
  values: FormValues;
  href: string;
};

export type ConflictFieldModel = {
  key: string;
  label: string;
  isSame: boolean;
  theirs: string;
  yours: string;
  /** The name under which one's own words can be edited further; empty where they are chosen as they are. */
  editing: string;
  rows: number;
  takesTheirs: boolean;
  hidden: { name: string; value: string }[];
};
export type ConflictFormModel = {
  title: string;
  message: string;
  since: { words: string; href: string } | null;
  action: string;
  href: string;
  version: number;
  hidden: { name: string; value: string }[];
  fields: ConflictFieldModel[];
};

export const TAKE = 'take.';

/** What is sent on, where in some groups the other version was chosen: that one's values in the place of one's own. */
export function chosenValues(groups: readonly FieldGroup[], sent: FormValues, theirs: FormValues): FormValues {
  const taken = groups.filter(({ key }) => sent[TAKE + key]?.[0] === 'theirs').flatMap(({ names }) => names);
  const own = Object.entries(sent).filter(([name]) => !name.startsWith(TAKE) && !taken.includes(name));
  return { ...Object.fromEntries(own), ...Object.fromEntries(taken.map((name) => [name, theirs[name] ?? []])) };
}

type Context = {
  subject: FormSubject;
  sent: FormValues;
  action: string;
  message: string;
  since: ConflictFormModel['since'];
};

/** Both versions side by side, field by field, to choose from: one’s own first, since it was typed last. */
export function conflictFormModel({ subject, sent, action, message, since }: Context): ConflictFormModel {
  const grouped = new Set(subject.groups.flatMap(({ names }) => names));
  const others = Object.entries(sent).filter(
    ([name]) => !grouped.has(name) && !name.startsWith(TAKE) && name !== 'version',
  );
  return {
    title: subject.title,
    message,
    since,
    action,
    href: subject.href,
    version: subject.version,
    hidden: others.flatMap(inputs),
    fields: subject.groups.map((group) => fieldModel(group, subject.values, sent)),
  };
}

const inputs = ([name, values]: [string, readonly string[]]): { name: string; value: string }[] =>
  values.map((value) => ({ name, value }));

function fieldModel(group: FieldGroup, values: FormValues, sent: FormValues): ConflictFieldModel {
  const { key, label, names, words } = group;
  const said = (from: FormValues): string => plain(words ? words(from) : (from[names[0] ?? '']?.[0] ?? ''));
  const [theirs, yours] = [said(values), said(sent)];
  const isSame = theirs === yours;
  const editing = isSame || words ? '' : (names[0] ?? '');
  return {
    key: TAKE + key,
    label,
    isSame,
    theirs,
    yours,
    editing,
    rows: Math.min(16, Math.max(2, Math.ceil(yours.length / 50), yours.split('\n').length)),
    takesTheirs: sent[TAKE + key]?.[0] === 'theirs',
    hidden: editing === '' ? names.flatMap((name) => inputs([name, sent[name] ?? []])) : [],
  };
}

const plain = (words: string): string => words.replaceAll('\r\n', '\n').trim();

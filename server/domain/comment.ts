/**
 * What somebody said about an annotation or a claim: exactly one of the two. The first comment of a thread can be
 * answered and resolved; `parentId` names it in the answers.
 */
export type Comment = {
  id: string;
  annotationId: string | null;
  /** Of the annotation. */
  documentId: string | null;
  claimId: string | null;
  parentId: string | null;
  /** Markdown, in which a person stands as `@{id}`. */
  text: string;
  editedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
  createdBy: string;
  createdAt: string;
  version: number;
  hiddenAt: string | null;
};

type Named = { id: string; name: string };

const MENTION = /@\{([\w.:-]{1,64})\}/g;
/** One person in a text, at its very beginning: for readers that go through it piece by piece. */
export const MENTION_HERE = /^@\{([\w.:-]{1,64})\}/;

/** The ids of those whom a stored text names, each once, in its order. */
export const namedIn = (text: string): string[] => [...new Set([...text.matchAll(MENTION)].map(([, id = '']) => id))];

/** What stands in a text box for a person: `@` and the name or, where two go by one name, what is stored. */
export const handleOf = (person: Named, people: readonly Named[]): string =>
  people.some((other) => other.id !== person.id && same(other.name, person.name))
    ? `@{${person.id}}`
    : `@${person.name}`;

/** A stored text as its writer edits it: with names in place of ids. Ids of nobody stay. */
export function withNames(text: string, people: readonly Named[]): string {
  const byId = new Map(people.map((person) => [person.id, person]));
  return text.replace(MENTION, (whole, id: string) => {
    const person = byId.get(id);
    return person ? handleOf(person, people) : whole;
  });
}

/** A text as it was typed, as it is stored: `@` and a whole name become the id; of several names the longest wins. */
export function withIds(typed: string, people: readonly Named[]): string {
  const text = typed.normalize('NFC');
  const known = people
    .map((person) => ({ ...person, name: person.name.normalize('NFC') }))
    .filter((person) => person.name !== '' && handleOf(person, people) !== `@{${person.id}}`)
    .sort((a, b) => b.name.length - a.name.length);
  const parts: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}@])@(?!\{)/gu)) {
    const person = index < from ? undefined : known.find(({ name }) => stands(text, index + 1, name));
    if (!person) continue;
    parts.push(text.slice(from, index), `@{${person.id}}`);
    from = index + 1 + person.name.length;
  }
  return parts.join('') + text.slice(from);
}

/** Whether a name stands whole at this place, in whatever case. */
const stands = (text: string, at: number, name: string): boolean =>
  same(text.slice(at, at + name.length), name) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));

const same = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

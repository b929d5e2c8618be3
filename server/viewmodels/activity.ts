import { momentWords } from './dates.ts';

const PAST: Record<string, string> = {
  give: 'gave',
  make: 'made',
  set: 'set',
  split: 'split',
  take: 'took',
  tell: 'told',
  write: 'wrote',
};

/** A deed of the log in the past, so many times: “marked 4 claims”, “answered a comment”, “took back: mark a claim”. */
export function didWords(action: string, count = 1): string {
  const undone = /^(undo|redo): (.*)$/.exec(action);
  if (undone) return `${undone[1] === 'undo' ? 'took back' : 'did again'}: ${undone[2]}${times(count)}`;
  const [, verb = '', rest = ''] = /^(\S+)(.*)$/.exec(action) ?? [];
  const past = PAST[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`);
  const one = / an? (\w+)(.*)$/.exec(rest);
  if (count === 1 || !one || one.index !== 0) return `${past}${rest}${times(count)}`;
  return `${past} ${count} ${plural(one[1] ?? '')}${one[2]}`;
}

const times = (count: number): string => (count === 1 ? '' : `, ${count} times`);
const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** How long ago something was done: “2 h ago”; from a week on, when. Both are ISO instants. */
export function agoWords(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : days < 7 ? `${days} days ago` : momentWords(at, now);
}

type Deed = { at: string; actorId: string; action: string };
type People = ReadonlyMap<string, string>;

/**
 * The last thing that was done to something, with whatever the same person did of the same kind just before: “Nadia marked
 * 4 claims, 2 h ago”. `deeds` come newest first; empty where there are none.
 */
export function activityWords(deeds: readonly Deed[], people: People, personId: string, now: string): string {
  const [last] = deeds;
  if (!last) return '';
  const other = deeds.findIndex((deed) => deed.actorId !== last.actorId || deed.action !== last.action);
  const count = other < 0 ? deeds.length : other;
  return `${whoWords(last.actorId, people, personId)} ${didWords(last.action, count)}, ${agoWords(last.at, now)}`;
}

const whoWords = (id: string, people: People, personId: string): string =>
  id === personId ? 'You' : (people.get(id) ?? 'Someone');

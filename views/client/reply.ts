import { proof } from './proof.ts';

/** What the server answers to a save. */
export type Saved = {
  blocks: { position: number; html: string }[];
  counts: { claim: number; attribution: number } | null;
  selected: number | null;
  version: number | null;
  kind: 'claim' | 'attribution' | null;
  message: string;
  /** The entry of the log that it made. */
  seq?: number;
  ask: { annotation: number; query: string } | null;
  /** The sections changed: the article has to be fetched anew. */
  reload?: boolean;
};

export type Field = { label: string; value: string };
/** What has to be said with a request that the server asked about; `answer` is what the button says. */
export type Ask = { answer: string };
export type Refused = {
  error: string;
  theirs?: Field[];
  yours?: Field[];
  theirsVersion?: number | null;
  /** Where it stands who changed what since. */
  history?: string | null;
  ask?: Ask | null;
};

/** Fields of a form, in order; a name may come several times. */
export type Fields = [string, string][];
export type Request = { url: string; fields: Fields };

export type Sent = { is: 'saved'; reply: Saved } | { is: 'refused'; status: number; refusal: Refused } | Unsent;

/** It isn’t made yet, and can be sent again: the server can’t be reached, or asks to sign in first. */
export type Unsent = { is: 'unreached' | 'signedOut' };

const UNREACHED = [429, 502, 503, 504];

/** Whether an answer means that asking again later will do; null: it doesn’t. */
export const unsent = ({ status }: Response): Unsent | null =>
  status === 401 ? { is: 'signedOut' } : UNREACHED.includes(status) ? { is: 'unreached' } : null;

/** Sends a form as a form; a server that can't be reached, or a session that ended, is an outcome like the others. `key` names the save, so that sending it again doesn't make it twice. */
export async function send({ url, fields }: Request, key: string): Promise<Sent> {
  try {
    const body = new URLSearchParams(fields);
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-save-key': key, ...proof() },
      body,
    });
    const later = unsent(response);
    if (later) return later;
    if (response.ok) return { is: 'saved', reply: (await response.json()) as Saved };
    return { is: 'refused', status: response.status, refusal: await refusalOf(response) };
  } catch {
    return { is: 'unreached' };
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  try {
    return (await response.json()) as Refused;
  } catch {
    return { error: `The server answered ${response.status}. Nothing was changed.` };
  }
}

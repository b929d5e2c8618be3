import { proof } from './proof.ts';

/** What became of one file; an archive has several results. */
export type Result = {
  name: string;
  ok: boolean;
  number?: number;
  title?: string;
  href?: string;
  error?: string;
  duplicateHref?: string;
};
export type Outcome = { ok: boolean; error: string; results: Result[] };

/** Sends one file as a form. XMLHttpRequest, because fetch doesn't tell how far an upload has come. */
export function upload(
  url: string,
  file: File,
  fields: readonly [string, string][],
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const failed = (error: string) => () => resolve({ ok: false, error, results: [] });
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded / Math.max(1, event.total)));
    request.addEventListener('load', () => resolve(outcomeOf(request.status, request.responseText)));
    request.addEventListener('error', failed('The connection failed; try it again.'));
    request.addEventListener('abort', failed('Cancelled.'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    for (const [name, value] of Object.entries(proof())) request.setRequestHeader(name, value);
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.append('file', file);
    request.send(body);
  });
}

/** Reads the server's answer. @returns not ok where the file, or any file in it, was refused. */
export function outcomeOf(status: number, text: string): Outcome {
  try {
    const { results = [], error = '' } = JSON.parse(text) as { results?: Result[]; error?: string };
    const ok = status < 400 && results.every((result) => result.ok);
    return { ok, results, error: error || (ok ? 'imported' : `The server answered ${status}.`) };
  } catch {
    return { ok: false, results: [], error: `The server answered ${status}.` };
  }
}

/** The size of a file in words: bytes as they are, then thousands of them. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

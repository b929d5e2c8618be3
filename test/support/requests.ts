import { request } from 'node:http';
import type { TestApp } from './app.ts';

export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  text: string;
  json: <T = Record<string, unknown>>() => T;
};

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** One request over the wire, just as given: no redirect is followed, and any header can be set. */
export function send(
  { url, formToken }: Pick<TestApp, 'url'> & Partial<Pick<TestApp, 'formToken'>>,
  path: string,
  sent: Sent = {},
): Promise<Answer> {
  const { method = 'GET', body } = sent;
  const headers = { ...(method === 'POST' && formToken ? { 'x-form-token': formToken } : {}), ...sent.headers };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(path, url),
      { method, headers: { connection: 'close', ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => resolve(answerOf(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks))));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function answerOf(status: number, headers: Record<string, string | string[] | undefined>, body: Buffer): Answer {
  const text = body.toString('utf8');
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
    text,
    json: <T>() => JSON.parse(text) as T,
  };
}

const HTML = 'text/html,application/xhtml+xml';

/** As a browser asks for a page. */
export const get = (app: TestApp, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send(app, path, { headers: { accept: HTML, ...headers } });

export type Fields = Record<string, string | number | readonly string[]>;

/** As a browser sends a form without a script. A list is a field that comes several times. */
export const post = (
  app: TestApp,
  path: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  send(app, path, {
    method: 'POST',
    headers: { accept: HTML, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: encoded(fields),
  });

/** As the script of a page sends a form. */
export const save = (app: TestApp, path: string, fields: Fields): Promise<Answer> =>
  post(app, path, fields, { accept: 'application/json' });

/** As the script sends a save that it may have to send again: with a key by which the server knows it. */
export const saveOnce = (app: TestApp, path: string, fields: Fields, key: string): Promise<Answer> =>
  post(app, path, fields, { accept: 'application/json', 'x-save-key': key });

const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  ).toString();

/** As a form with files is sent: by name and bytes. */
export async function upload(
  app: TestApp,
  path: string,
  files: readonly { name: string; bytes: string | Uint8Array }[],
  accept = 'application/json',
): Promise<Answer> {
  const form = new FormData();
  for (const { name, bytes } of files) form.append('file', new Blob([bytes as BlobPart]), name);
  const encodedForm = new Response(form);
  return send(app, path, {
    method: 'POST',
    headers: { accept, 'content-type': encodedForm.headers.get('content-type') ?? '' },
    body: Buffer.from(await encodedForm.arrayBuffer()),
  });
}

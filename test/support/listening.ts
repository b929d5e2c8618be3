import { request } from 'node:http';
import type { TestApp } from './app.ts';

export type Heard = { event: string; id: string; data: string };

/** Somebody who listens to a workspace over the wire. */
export type Listening = {
  status: number;
  headers: Record<string, unknown>;
  heard: Heard[];
  text: () => string;
  /** Waits until something like that was heard, and gives it. */
  until: (fits: (one: Heard) => boolean) => Promise<Heard>;
  /** Waits until the server ends it. */
  ended: Promise<void>;
  close: () => void;
};

export function listenTo(app: TestApp, path: string, headers: Record<string, string> = {}): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, app.url), { headers: { accept: 'text/event-stream', ...headers } });
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      const heard: Heard[] = [];
      const waiting = new Set<() => void>();
      let text = '';
      let read = 0;
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
          const lines = text.slice(read, end).split('\n');
          read = end + 2;
          const field = (name: string): string =>
            lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
          if (field('event')) heard.push({ event: field('event'), id: field('id'), data: field('data') });
        }
        for (const look of waiting) look();
      });
      const ended = new Promise<void>((done) => incoming.once('close', done));
      outgoing.on('error', () => {});
      incoming.on('error', () => {});
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        heard,
        text: () => text,
        ended,
        close: () => outgoing.destroy(),
        until: (fits) =>
          new Promise((found) => {
            const look = (): void => {
              const one = heard.find(fits);
              if (!one) return;
              waiting.delete(look);
              found(one);
            };
            waiting.add(look);
            look();
          }),
      });
    });
    outgoing.end();
  });
}

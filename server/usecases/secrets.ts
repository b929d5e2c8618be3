import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that nobody guesses: 256 bits, fit for addresses. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** As it is kept: whoever reads the file can't use what it holds. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What proves that a form is of a page that this session was given. */
export const formToken = (secret: string, session: string): string =>
  createHmac('sha256', secret).update(`form\u0000${session}`).digest('base64url');

/** Whether two texts are the same, in a time that doesn't tell where they differ. */
export const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** The server's own secret, made on its first start in a file that only its owner can read. */
export function serverSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, `${newSecret()}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

import { Invalid } from './errors.ts';
import { fold } from './fold.ts';

/** A person who may come in. `login` null: nobody signs in as them; they work alone on their own machine. */
export type Account = {
  id: string;
  name: string;
  login: string | null;
  hasPassword: boolean;
  isAdmin: boolean;
  disabledAt: string | null;
  issuer: string | null;
  createdAt: string;
};

/** A session ends after so long without a request, and after so long in any case; in milliseconds. */
export const SESSION_IDLE = 12 * 3_600_000;
export const SESSION_LIFE = 14 * 24 * 3_600_000;

/** How long links that work once can be used; in milliseconds. */
export const LINK_LIFE = { setup: 24 * 3_600_000, invitation: 7 * 24 * 3_600_000, reset: 24 * 3_600_000 } as const;
export type LinkPurpose = keyof typeof LINK_LIFE;

/** Long passwords that everybody tries; shorter ones fall to the length. */
const COMMON = new Set(
  '123456789012 1234567890123 111111111111 000000000000 qwertyuiop123 qwertyuiopas qwerty123456 passwordpassword password1234 password12345 password123456 letmeinletmein iloveyouiloveyou adminadminadmin administrator welcomewelcome changemechangeme abcdefghijkl abcdef123456 1q2w3e4r5t6y 1qaz2wsx3edc zaq12wsxcde3 asdfghjkl123 trustno1trustno1 correcthorsebatterystaple'.split(
    ' ',
  ),
);

/** The name by which somebody signs in, folded as it is kept. @throws Invalid */
export function checkedLogin(login: string): string {
  const folded = login.normalize('NFKC').trim().toLowerCase();
  if (!/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._@+-]{1,99}$/u.test(folded))
    throw new Invalid(
      'Choose a sign-in name of 2 to 100 letters, digits and . _ @ + -, beginning with a letter or digit.',
      {
        login: 'not allowed',
      },
    );
  return folded;
}

/** The name that stands on everything somebody does. @throws Invalid */
export function checkedName(name: string): string {
  const trimmed = name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  if (trimmed === '') throw new Invalid('Say what you are called.', { name: 'empty' });
  if (trimmed.length > 100) throw new Invalid('Keep the name under 100 characters.', { name: 'long' });
  return trimmed;
}

/**
 * A password as NIST SP 800-63B and ASVS 5.0 (6.2) want it: long, nothing forbidden in it, and none of those that are
 * tried first. @throws Invalid
 */
export function checkPassword(password: string, about: readonly string[]): void {
  const refuse = (message: string): never => {
    throw new Invalid(message, { password: message });
  };
  if ([...password].length < 12) refuse('Take at least 12 characters; a few words in a row will do.');
  if (password.length > 256) refuse('A password has at most 256 characters.');
  const folded = fold(password);
  const words = [...about, 'hearsay'].map(fold).filter((word) => word.length >= 4);
  if (COMMON.has(folded.replace(/\s/g, '')) || new Set(password).size < 5)
    refuse('This one is tried first by everybody who guesses. Take another.');
  if (words.some((word) => folded.replaceAll(word, '').length < 6))
    refuse('This is little more than a name that others know. Take other words.');
}

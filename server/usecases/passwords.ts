import { hash, verify } from '@node-rs/argon2';

/** Argon2id with what OWASP asks for at least: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** A hash of nothing that anybody types: checking it takes as long as checking a real one. */
const NOBODY = hashPassword(`${Math.random()}`);

/** Whether the password is right. It takes as long where there is none to be right about. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const isRight = await verify(kept ?? (await NOBODY), password.normalize('NFKC'));
  return kept !== null && isRight;
}

import { workspace } from './page.ts';

export type Colleague = { id: string; name: string; initials: string; handle: string };

let asked: Promise<Colleague[]> | null = null;

/** The people of this workspace; asked for once. */
export function colleagues(): Promise<Colleague[]> {
  asked ??= ask().catch(() => {
    asked = null;
    return [];
  });
  return asked;
}

async function ask(): Promise<Colleague[]> {
  const response = await fetch(`${workspace}/colleagues`, { headers: { accept: 'application/json' } });
  return response.ok ? ((await response.json()) as { people: Colleague[] }).people : [];
}

/** Those with these ids, in the same order; whoever has joined since is asked for. */
export async function colleaguesNamed(ids: readonly string[]): Promise<Colleague[]> {
  const known = await colleagues();
  if (ids.some((id) => !known.some((one) => one.id === id))) asked = null;
  const all = await colleagues();
  return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

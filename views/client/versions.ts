import { base } from './page.ts';
import { type Unsent, unsent } from './reply.ts';

/** Versions as the server last gave them, by the number of the annotation. */
const versions = new Map<number, number>();

const noteVersion = (number: number, version: number): void => void versions.set(number, version);

/** A save may have changed relatives of what it changed (a claim is tied to what it stands in), so only its own is sure. */
export function onlyVersion(number: number | null, version: number | null): void {
  versions.clear();
  if (number !== null && version !== null) versions.set(number, version);
}

/** A version couldn’t be asked for; the save that needs it waits. */
export class Later extends Error {
  readonly unsent: Unsent;
  constructor(unsent: Unsent) {
    super();
    this.unsent = unsent;
  }
}

/** The version that a change of an annotation is based on: the one that is on the page, else asked for. @throws Later */
export async function versionOf(number: number): Promise<number> {
  const known = versions.get(number);
  if (known !== undefined) return known;
  const response = await fetch(`${base}/annotations/${number}/inspector`).catch(() => null);
  const later = response ? unsent(response) : ({ is: 'unreached' } satisfies Unsent);
  if (!response || later) throw new Later(later ?? { is: 'unreached' });
  const fragment = new DOMParser().parseFromString(await response.text(), 'text/html');
  return readVersion(fragment) ?? 0;
}

/** Reads number and version off an inspector, and keeps them. */
export function readVersion(within: ParentNode): number | null {
  const body = within.querySelector<HTMLElement>('[data-annotation][data-version]');
  if (!body) return null;
  const version = Number(body.dataset.version);
  noteVersion(Number(body.dataset.annotation), version);
  return version;
}

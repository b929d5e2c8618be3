import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../../server/domain/dataset.ts';
import { proofFrom } from '../support/proof.ts';
import type { PlannedSource } from './plan.ts';

export type Form = [string, string | number][];

/** One workspace on the running program, through its routes. */
export class Annotator {
  readonly base: string;
  readonly sources = new Map<string, { id: string; number: number; name: string }>();
  private readonly proof: { 'x-form-token': string };
  private constructor(base: string, proof: { 'x-form-token': string }) {
    this.base = base;
    this.proof = proof;
  }

  static at = async (base: string): Promise<Annotator> => new Annotator(base, await proofFrom(base));

  async post(path: string, form: Form): Promise<Response> {
    const body = new URLSearchParams(form.map(([name, value]): [string, string] => [name, String(value)]));
    const response = await fetch(this.base + path, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { accept: 'application/json', ...this.proof },
    });
    if (response.status >= 400) throw new Error(`${path} ${body}: ${response.status} ${await response.text()}`);
    return response;
  }

  async save(path: string, form: Form): Promise<{ selected: number; version: number }> {
    return (await this.post(path, form)).json() as Promise<{ selected: number; version: number }>;
  }

  async dataset(): Promise<Dataset> {
    return (await fetch(`${this.base}/dataset.json?protected=shown`)).json() as Promise<Dataset>;
  }

  async importFile(folder: string, name: string): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(join(folder, name))]), name);
    const response = await fetch(`${this.base}/documents`, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json', ...this.proof },
    });
    if (response.status !== 201) throw new Error(`${name}: ${await response.text()}`);
  }

  /** Adds the plan's sources. They come before the texts, which know them by every name they go by. */
  async register(planned: readonly PlannedSource[]): Promise<void> {
    for (const source of planned) {
      const response = await this.post('/sources', [
        ['name', source.name],
        ['kind', source.kind],
        ['description', source.description ?? ''],
        ['aliases', (source.aliases ?? []).join('\n')],
        ...(source.protected ? ([['protected', 'yes']] satisfies Form) : []),
      ]);
      const number = Number(/sources\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1]);
      const id = (await this.dataset()).sources.find((one) => one.number === number)?.id ?? '';
      this.sources.set(source.key, { id, number, name: source.name });
    }
  }

  /** Affiliations come last: a source may belong to one that another text names first. */
  async affiliate(planned: readonly PlannedSource[]): Promise<void> {
    for (const source of planned.filter((one) => one.affiliation !== undefined)) {
      const known = (await this.dataset()).sources.find((one) => one.id === this.sources.get(source.key)?.id);
      if (!known) continue;
      const aliases = known.aliases.map((alias) => alias.name).join('\n');
      await this.post(`/sources/${known.number}`, [
        ['name', known.name],
        ['kind', known.kind],
        ['description', known.description],
        ['aliases', aliases],
        ['affiliation', this.choice(source.affiliation)],
        ...(source.protected ? ([['protected', 'yes']] satisfies Form) : []),
        ['version', known.version],
      ]);
    }
  }

  numberOf(key: string): number {
    return this.known(key).number;
  }

  idOf(key: string): string {
    return this.known(key).id;
  }

  nameOf(key: string): string {
    return this.known(key).name;
  }

  choice(key: string | undefined): string {
    return key === undefined ? '' : `id:${this.known(key).id}`;
  }

  private known(key: string): { id: string; number: number; name: string } {
    const source = this.sources.get(key);
    if (!source) throw new Error(`The plan names a source “${key}” that it doesn't list.`);
    return source;
  }
}

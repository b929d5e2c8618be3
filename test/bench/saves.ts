import { gzipSync } from 'node:zlib';
import { proofFrom } from '../support/proof.ts';
import { atMost, type Figure, percentile } from './figures.ts';

type Proof = { 'x-form-token': string };

const post = (url: string, proof: Proof, form: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), headers: { accept: 'application/json', ...proof } });

/** Adds claims one by one over HTTP: time a save takes at the 99th percentile, and how large the reply is, compressed. */
export async function measureSaves(
  name: string,
  base: string,
  rounds: number,
  goals: { time: number; bytes: number | null },
): Promise<Figure[]> {
  const proof = await proofFrom(base);
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const start = 700 * (round % 5) + 100;
    const began = performance.now();
    const response = await post(`${base}/annotations`, proof, { kind: 'claim', span: `claim:${start}:${start + 25}` });
    const body = await response.text();
    times.push(performance.now() - began);
    if (response.status !== 200) throw new Error(`${response.status}: ${body}`);
    bytes = Math.max(bytes, gzipSync(body).length);
    const { selected, version } = JSON.parse(body) as { selected: number; version: number };
    await post(`${base}/annotations/${selected}/removal`, proof, { version: String(version) });
  }
  const figures = [
    atMost(`${name}: save over HTTP, 99th percentile`, percentile(times.slice(20), 0.99), 'ms', goals.time),
  ];
  return goals.bytes === null
    ? figures
    : [...figures, atMost(`${name}: reply, compressed`, bytes, 'bytes', goals.bytes)];
}

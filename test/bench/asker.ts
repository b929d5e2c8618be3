/** A client in a process of its own: `download URL` reads to the end; `watch URL` asks until its input ends, and prints how long each answer took. */
import { setTimeout as after } from 'node:timers/promises';

const [, , way, url = ''] = process.argv;

async function watch(): Promise<void> {
  const waits: number[] = [];
  const state = { isDone: false };
  process.stdin.on('end', () => {
    state.isDone = true;
  });
  process.stdin.resume();
  while (!state.isDone) {
    const began = performance.now();
    await (await fetch(url)).text();
    waits.push(performance.now() - began);
    await after(20);
  }
  console.log(JSON.stringify(waits));
}

async function download(): Promise<void> {
  const { body } = await fetch(url);
  if (body) for await (const _chunk of body);
}

await (way === 'watch' ? watch() : download());

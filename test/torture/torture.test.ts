import { describe, expect, test } from '@jest/globals';
import { quickStart } from '../support/shared.ts';
import { flipBytes } from './flips.ts';
import { killAtRandom } from './kills.ts';
import { killMigrations } from './migrations.ts';
import { cutPower } from './powerLoss.ts';

// The short form; `npm run torture` is the long one.
describe('a workspace survives', () => {
  test('kill -9 at random moments: no acknowledged change is lost', async () => {
    const { rounds, acknowledged, lost, wrong } = await killAtRandom(5, 11, quickStart());
    expect({ rounds, lost, wrong }).toEqual({ rounds: 5, lost: 0, wrong: [] });
    expect(acknowledged).toBeGreaterThan(0);
  });

  test('a power cut at frame boundaries of the log, and while it is copied: what was committed is there, whole', () => {
    const { boundaries, checkpoints, wrong } = cutPower(12, 9, 5, 12);
    expect(wrong).toEqual([]);
    expect(boundaries).toBeGreaterThan(10);
    expect(checkpoints).toBe(5);
  });

  test('kill -9 in the middle of migrations: they are made whole the next time', () => {
    const { steps, wrong } = killMigrations(24, quickStart());
    expect(wrong).toEqual([]);
    expect(steps).toBeGreaterThan(3);
  });
});

describe('flipped bytes', () => {
  test('are found, or lie where nothing of the case stands', () => {
    const { found, harmless, missed } = flipBytes(40, 60, 13);
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(5);
    expect(found + harmless).toBe(40);
  });
});

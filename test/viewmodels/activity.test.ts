import { describe, expect, test } from '@jest/globals';
import { activityWords, agoWords, didWords } from '../../server/viewmodels/activity.ts';

const NOW = '2025-03-14T12:00:00.000Z';
const deed = (actorId: string, action: string, at = '2025-03-14T10:00:00.000Z') => ({ actorId, action, at });
const PEOPLE = new Map([['n', 'Nadia']]);

describe('what was done', () => {
  test.each([
    ['mark a claim', 1, 'marked a claim'],
    ['mark a claim', 4, 'marked 4 claims'],
    ['mark an attribution', 2, 'marked 2 attributions'],
    ['add a step to a chain', 2, 'added 2 steps to a chain'],
    ['link with a claim', 3, 'linked with a claim, 3 times'],
    ['give a verdict', 1, 'gave a verdict'],
    ['comment', 1, 'commented'],
    ['comment', 2, 'commented, 2 times'],
    ['undo: mark a claim', 1, 'took back: mark a claim'],
  ])('is said in the past: %s, %s times', (action, count, words) => {
    expect(didWords(action, count)).toBe(words);
  });

  test('counts what one person did of one kind, until something else was done', () => {
    const deeds = [
      deed('n', 'mark a claim'),
      deed('n', 'mark a claim'),
      deed('o', 'mark a claim'),
      deed('n', 'mark a claim'),
    ];
    expect(activityWords(deeds, PEOPLE, 'o', NOW)).toBe('Nadia marked 2 claims, 2 h ago');
    expect(activityWords(deeds.slice(2), PEOPLE, 'o', NOW)).toBe('You marked a claim, 2 h ago');
    expect(activityWords([deed('x', 'comment')], PEOPLE, 'o', NOW)).toBe('Someone commented, 2 h ago');
    expect(activityWords([], PEOPLE, 'o', NOW)).toBe('');
  });

  test.each([
    ['2025-03-14T11:59:30.000Z', 'just now'],
    ['2025-03-14T11:59:00.000Z', '1 min ago'],
    ['2025-03-14T11:00:00.000Z', '1 h ago'],
    ['2025-03-13T12:00:00.000Z', 'yesterday'],
    ['2025-03-10T12:00:00.000Z', '4 days ago'],
    ['2025-03-01T08:15:00.000Z', '1 March 2025, 08:15'],
  ])('says how long ago %s was', (at, words) => {
    expect(agoWords(at, NOW)).toBe(words);
  });
});

import { expect, test } from '@jest/globals';
import { supportedBefore, supportedBy } from '../../server/store/records.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { aClaim, aWorkspace } from '../support/builders.ts';
import { aLink, aRegistered } from '../support/claims.ts';

test('who was first goes by the date of the post, not by that of its thread', () => {
  const context = aWorkspace();
  const claim = aRegistered(context);
  const on = (day: string) => ({ from: day, to: day, basis: 'stated' as const });
  const text = (outlet: string, day: string) =>
    importText(context, `Seen from ${outlet}.\n\nTwo drones struck the quay.`, {
      title: outlet,
      language: 'en',
      outlet,
      date: on(day),
    }).value;
  const thread = text('The board', '2025-05-01');
  addSection(context, thread, {
    kind: 'post',
    startBlock: 1,
    endBlock: 2,
    source: { name: 'hal', kind: 'social_account' },
    author: null,
    date: on('2025-05-05'),
    label: null,
  });
  const paper = text('The paper', '2025-05-03');
  for (const document of [thread, paper])
    aLink(context, aClaim(context, document, 'Two drones struck the quay'), claim);
  const first = (name: string): string | null | undefined =>
    supportedBy(context.db, [sourceNamed(context.db, name)?.id ?? ''])[0]?.from;

  expect([first('hal'), first('The paper')]).toEqual(['2025-05-05', '2025-05-03']);
  expect(supportedBefore(context.db, [[claim.id, '2025-05-05']])).toEqual([claim.id]);
  expect(supportedBefore(context.db, [[claim.id, '2025-05-03']])).toEqual([]);
});

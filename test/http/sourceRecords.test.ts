import { expect, test } from '@jest/globals';
import { recordOf } from '../../server/http/sourceRecords.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { aClaim, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aRegistered } from '../support/claims.ts';

const LINES = ['The quay was struck.', 'I saw the crane fall.', 'A boat sank.', 'The gate was shut.'];

/** A board with a post of bilge: its second line is in the post and said in the first person, its third in what it quotes of halyard. */
function aThread(context: Context) {
  const account = (name: string) => ({ name, kind: 'social_account' as const });
  const thread = importText(context, LINES.join('\n\n'), {
    title: 'The board',
    language: 'en',
    outlet: 'The board',
    author: 'Mona Said',
  }).value;
  const section = { source: null, date: null, label: null };
  addSection(context, thread, { ...section, kind: 'post', startBlock: 1, endBlock: 3, author: account('bilge') });
  addSection(context, thread, {
    ...section,
    kind: 'quotation',
    startBlock: 2,
    endBlock: 3,
    author: account('halyard'),
  });
  for (const line of LINES) {
    const mention = aClaim(context, thread, line);
    aLink(context, mention, aRegistered(context, { statement: line }));
    if (line === LINES[1] || line === LINES[3])
      anAttribution(
        context,
        thread,
        { content: line },
        { sources: [{ choice: account('bilge') }], mentionIds: [mention.id] },
      );
  }
  refreshStandings(context.db);
}

test('what a source says in its own texts and posts counts, apart from what others attribute to it', () => {
  const context = aWorkspace();
  aThread(context);
  const counts = (name: string): number[] => {
    const source = sourceNamed(context.db, name);
    if (!source) throw new Error(name);
    const { claims, own, attributed } = recordOf(context.db, source, [source.id]);
    return [claims, own, attributed];
  };
  expect({
    bilge: counts('bilge'),
    halyard: counts('halyard'),
    board: counts('The board'),
    writer: counts('Mona Said'),
  }).toEqual({ bilge: [2, 1, 1], halyard: [1, 1, 0], board: [1, 1, 0], writer: [1, 1, 0] });
});

import type { Derivation } from '../../server/domain/derivation.ts';
import type { Document } from '../../server/domain/document.ts';
import { derivationsAround } from '../../server/store/derivations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { readAllForCopies } from '../../server/usecases/copies.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { aClaim, anAttribution } from './builders.ts';
import { passage } from './passages.ts';

const on = (day: string) => ({ from: day, to: day, basis: 'stated' as const });
let copies = 0;

/** Two texts of which the later carries the earlier, and the derivation that is proposed of them. */
export function aCopy(context: Context, words = passage(1000 + ++copies, 60)): Derivation {
  const [, made] = ['2025-03-14', '2025-03-15'].map(
    (day, i) =>
      importText(context, `${i === 0 ? 'First' : 'Again'}, ${++copies}.\n\n${words}`, {
        title: `Copy ${copies}`,
        language: 'en',
        date: on(day),
      }).value,
  );
  readAllForCopies(context);
  const [proposal] = derivationsAround(context.db, [made?.id ?? '']);
  if (!proposal) throw new Error('The copy is proposed.');
  return proposal;
}

/** A text that names Levant Wire near a claim that Levant Wire has a text on: proposed as a citation. */
export function aCitedOutlet(context: Context): { document: Document; from: Document } {
  const report = (text: string, outlet: string, day: string): Document =>
    importText(context, `${text}\n\n${++copies}.`, { title: `By ${outlet}`, outlet, language: 'en', date: on(day) })
      .value;
  const from = report('In short, the gate was shut.', 'Levant Wire', '2025-03-14');
  const document = report('Levant Wire said the gate was shut.', 'Port Herald', '2025-03-15');
  const [one, other] = [from, document].map((text) => aClaim(context, text, 'the gate was shut'));
  const statement = { statement: 'The gate was shut', kind: 'fact' as const };
  const [made] = linkMentions(context, from.id, [one?.id ?? ''], statement, 'supports', { acrossEvents: false }).value;
  const choice = { id: made?.claimId ?? '' };
  linkMentions(context, document.id, [other?.id ?? ''], choice, 'supports', { acrossEvents: false });
  anAttribution(
    context,
    document,
    { source: 'Levant Wire', cue: 'said', content: 'the gate was shut' },
    { sources: [{ choice: { name: 'Levant Wire', kind: 'agency' } }] },
  );
  return { document, from };
}

/** A report that is not in hand. */
export const aReport = (context: Context, title = 'The statement of the port'): Document =>
  addReport(context, { title, outlet: { name: 'Port office', kind: 'organisation' }, date: null, address: null }).value;

import type { Annotation } from '../../server/domain/annotation.ts';
import type { Claim, Evidence } from '../../server/domain/claim.ts';
import type { Document } from '../../server/domain/document.ts';
import type { Role, SourceKind, Stance } from '../../server/domain/vocabulary.ts';
import type { Context } from '../../server/usecases/change.ts';
import { cite } from '../../server/usecases/citations.ts';
import { addDerivation } from '../../server/usecases/derivations.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { aClaim, anAttribution } from './builders.ts';
import { anEvent, aRegistered } from './claims.ts';

type Voice = { name: string; kind: SourceKind };
type Said = Partial<Record<Role, string>> & { voice: Voice };

/** A claim with two sides in eight texts of three languages: a circle, a wire copy, a report not in hand, an unnamed voice. */
export type Contested = {
  claim: Claim;
  documents: Record<'post' | 'wire' | 'again' | 'arabic' | 'french' | 'denial' | 'echo' | 'statement', Document>;
  evidence: Record<string, Evidence>;
};

const POST: Voice = { name: 'dockhand_9', kind: 'social_account' };
const HARBOUR: Voice = { name: 'Harbour Post', kind: 'outlet' };
const WIRE: Voice = { name: 'Gulf Wire', kind: 'agency' };
const MASTER: Voice = { name: 'the harbour master', kind: 'person' };

export function aContested(context: Context): Contested {
  const event = anEvent(context, 'Fire at the northern quay', { place: 'Marsa Nur' });
  const claim = aRegistered(context, {
    statement: 'Two drones struck the northern quay before the fire.',
    event: { id: event.id },
    place: 'Marsa Nur',
    date: { from: '2025-05-01', to: '2025-05-01', basis: 'stated' },
  });
  const told = tell(context);
  const post = told('Harbour Post', '2025-05-01T22:10', [
    'A fire broke out at the port of Marsa Nur on Thursday evening.',
    'The member dockhand_9 wrote that two drones struck the northern quay before the fire.',
    'The quay was closed at 21:40.',
  ]);
  const wire = told('Gulf Wire', '2025-05-02T06:30', [
    'Marsa Nur: the northern quay is closed.',
    'Harbour Post reported, citing a post by dockhand_9, that two drones hit the northern quay.',
    'About 40 containers burned.',
  ]);
  const again = told('Harbour Post', '2025-05-03', [
    'Gulf Wire confirmed that three drones had hit the northern quay.',
    'The quay opens again on Monday.',
  ]);
  const arabic = told(
    'المنارة',
    '2025-05-02T09:00',
    ['اندلع حريق في ميناء مرسى نور.', 'قالت مصادر مطلعة إن ثلاث طائرات مسيّرة أصابت الرصيف الشمالي.', 'ولم يصب أحد.'],
    'ar',
  );
  const french = told(
    'Radio Sud',
    '2025-05-02T12:00',
    ['Deux drones ont frappé le quai nord, selon Gulf Wire.', 'Le port reste fermé.'],
    'fr',
  );
  const denial = told('Quay Watch', '2025-05-02T18:00', [
    'The harbour master denied that any drone hit the northern quay.',
    'About 55 containers burned.',
  ]);
  const echo = told('Port Gazette', '2025-05-03T08:00', ['No drone hit the quay, the harbour master told Quay Watch.']);
  const statement = told('Coast Times', '2025-05-04', ['A ministry statement said drones struck the northern quay.']);

  const said = says(context);
  const link = linker(context, claim);
  const words = 'two drones struck the northern quay';
  said(post, { source: 'dockhand_9', cue: 'wrote', content: words, voice: POST });
  const evidence: Contested['evidence'] = { post: link(post, words, 'supports') };
  const hit = 'two drones hit the northern quay';
  said(wire, { source: 'dockhand_9', cue: 'citing a post by', content: hit, voice: POST });
  said(wire, {
    source: 'Harbour Post',
    cue: 'reported',
    content: `citing a post by dockhand_9, that ${hit}`,
    voice: HARBOUR,
  });
  evidence.wire = link(wire, hit, 'supports');
  said(again, {
    source: 'Gulf Wire',
    cue: 'confirmed',
    content: 'three drones had hit the northern quay',
    voice: WIRE,
  });
  evidence.again = link(again, 'three drones had hit the northern quay', 'supports');
  const hitArabic = 'ثلاث طائرات مسيّرة أصابت الرصيف الشمالي';
  said(arabic, {
    source: 'مصادر مطلعة',
    cue: 'قالت',
    content: hitArabic,
    voice: { name: 'مصادر مطلعة', kind: 'unnamed' },
  });
  evidence.arabic = link(arabic, hitArabic, 'supports');
  said(french, { source: 'Gulf Wire', cue: 'selon', content: 'Deux drones ont frappé le quai nord', voice: WIRE });
  evidence.french = link(french, 'Deux drones ont frappé le quai nord', 'supports');
  said(denial, {
    source: 'The harbour master',
    cue: 'denied',
    content: 'any drone hit the northern quay',
    voice: MASTER,
  });
  evidence.denial = link(denial, 'any drone hit the northern quay', 'disputes');
  said(echo, { source: 'the harbour master', cue: 'told', content: 'No drone hit the quay', voice: MASTER });
  evidence.echo = link(echo, 'No drone hit the quay', 'disputes');
  const cited = said(statement, {
    source: 'A ministry statement',
    cue: 'said',
    content: 'drones struck the northern quay',
    voice: { name: 'a ministry statement', kind: 'unnamed' },
  });
  evidence.statement = link(statement, 'drones struck the northern quay', 'reports');
  derive(context, french, wire);
  const outlet = { name: 'Ministry of Ports', kind: 'government' as const };
  const report = addReport(context, { title: 'Statement on the fire', outlet, date: null, address: null }).value;
  cite(context, statement, cited.id, { documentNumber: report.number });
  return { claim, documents: { post, wire, again, arabic, french, denial, echo, statement }, evidence };
}

const tell =
  (context: Context) =>
  (outlet: string, at: string, paragraphs: string[], language = 'en'): Document =>
    importText(context, paragraphs.join('\n\n'), {
      title: paragraphs[0] ?? '',
      language,
      outlet,
      date: { from: at, to: at, basis: 'stated' },
    }).value;

const says =
  (context: Context) =>
  (document: Document, { voice, ...words }: Said): Annotation =>
    anAttribution(context, document, words, { sources: [{ choice: voice }] });

/** Marked last, so that every attribution over the words bears the mention. */
const linker = (context: Context, claim: Claim) => (document: Document, words: string, stance: Stance) => {
  const mention = aClaim(context, document, words);
  const [made] = linkMentions(context, document.id, [mention.id], { id: claim.id }, stance).value;
  if (!made) throw new Error('One mention was linked.');
  return made;
};

const derive = (context: Context, document: Document, from: Document): void => {
  const none = { sectionId: null, fromSectionId: null, note: '' };
  addDerivation(context, { ...none, documentId: document.id, fromDocumentId: from.id, kind: 'wire_copy_of' });
};

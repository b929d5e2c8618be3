import { refreshStandings } from '../../server/usecases/standings.ts';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { exportToString } from '../../server/store/dataset.ts';
import { addRelation, removeRelation } from '../../server/usecases/relations.ts';
import { dismissPair } from '../../server/usecases/dismissals.ts';
import { markSources, removeMark } from '../../server/usecases/identities.ts';
import { linkMentions, moveEvidence, unlinkEvidence } from '../../server/usecases/evidence.ts';
import { assignClaims, editClaim, hideClaim, mergeClaims, splitClaim } from '../../server/usecases/claims.ts';
import { cite, uncite } from '../../server/usecases/citations.ts';
import { addReport } from '../../server/usecases/reports.ts';
import { addSource, editSource, hideSource } from '../../server/usecases/sources.ts';
import { mergeSources } from '../../server/usecases/sourceMerges.ts';
import { hideEvent, addEvent } from '../../server/usecases/events.ts';
import { addDerivation, removeDerivation } from '../../server/usecases/derivations.ts';
import { undo, redo } from '../../server/usecases/undo.ts';
import { restore } from '../../server/usecases/trash.ts';
import { hideDocument } from '../../server/usecases/documents.ts';
import { aDocument, aWorkspace, anAttribution } from '../support/builders.ts';
import { CLAIM, aLink, aMention, anEvent, aRegistered } from '../support/claims.ts';
import { aSource } from '../support/sources.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { claims } from '../../server/store/claims.ts';

let context: ReturnType<typeof aWorkspace>;
beforeEach(() => { context = aWorkspace(); });
afterEach(() => context.db.close());
const named = (work: () => unknown) => { try { work(); return 'ok'; } catch (e) { return `${(e as Error).constructor.name}: ${(e as Error).message}`; } };
const other = () => ({ ...context, actor: { id: '00000000-0000-7000-8000-00000000a0a1', name: 'Other' } });
const roundTrip = () => { refreshStandings(context.db); const json = exportToString(context.db); const again = aWorkspace(':memory:', 5000); 
  const r = named(() => importDataset(again, json)); refreshStandings(again.db); const j2 = exportToString(again.db); const same = r === 'ok' && j2 === json ? true : (() => { const A = json.split('\n'), B = j2.split('\n'); const i = A.findIndex((x, k) => x !== B[k]); return [A[i]?.slice(0,300), B[i]?.slice(0,300)]; })(); again.db.close(); return [r, same]; };

test('unlink, link anew in document, undo unlink', () => {
  const { document, mention } = aMention(context, 'Two drones struck');
  const claim = aRegistered(context);
  const [e] = linkMentions(context, null, [mention.id], { id: claim.id }, 'supports').value;
  unlinkEvidence(context, null, [e!.id]);
  linkMentions(context, document.id, [mention.id], { id: claim.id }, 'disputes');
  console.log('evidence undo', named(() => undo(context, null)), named(() => restore(context, 'evidence', e!.id)));
});
test('relation', () => {
  const a = aRegistered(context), b = aRegistered(context);
  const r = addRelation(context, a.id, b.id, 'contradicts').value;
  removeRelation(context, r.id);
  addRelation(other(), a.id, b.id, 'contradicts');
  console.log('relation undo', named(() => undo(context, null)), named(() => restore(context, 'relation', r.id)));
});
test('relation merged away', () => {
  const a = aRegistered(context), b = aRegistered(context);
  addRelation(context, a.id, b.id, 'contradicts');
  mergeClaims(context, a.id, [b.id]);
  console.log('relation to itself', roundTrip());
});
test('dismissal', () => {
  const a = aRegistered(context), b = aRegistered(context);
  dismissPair(context, 'claim', a.id, b.id);
  undo(context, null);
  dismissPair(other(), 'claim', a.id, b.id);
  console.log('dismissal redo', named(() => redo(context, null)));
  console.log('dismissal foreign', named(() => dismissPair(context, 'claim', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002')), roundTrip());
});
test('identity', () => {
  const a = aSource(context, 'A', { kind: 'person' }), b = aSource(context, 'B', { kind: 'person' });
  const m = markSources(context, a.id, b.id, 'maybe', '').value;
  removeMark(context, m.id);
  markSources(other(), a.id, b.id, 'same', 'x');
  console.log('identity undo', named(() => undo(context, null)));
});
test('identity of source hidden', () => {
  const a = aSource(context, 'A', { kind: 'person' }), b = aSource(context, 'B', { kind: 'person' });
  markSources(context, a.id, b.id, 'maybe', '');
  console.log('identity hide source', named(() => hideSource(context, a.id, a.version)), roundTrip());
});
test('citation', () => {
  const d = aDocument(context); const r = addReport(context, { title: 'R', outlet: null, date: null, address: null }).value; const r2 = addReport(context, { title: 'R2', outlet: null, date: null, address: null }).value;
  const at = anAttribution(context, d, { source: 'a dockworker', cue: 'saw' });
  const c = cite(context, d, at.id, { documentNumber: r.number }).value;
  uncite(context, d, at.id);
  cite(other(), d, at.id, { documentNumber: r2.number });
  console.log('citation undo', named(() => undo(context, d.id)), named(() => restore(context, 'citation', c.id)));
});
test('citation of a report deleted', () => {
  const d = aDocument(context); 
  const at = anAttribution(context, d, { source: 'a dockworker', cue: 'saw' });
  const at2 = anAttribution(context, d, { source: 'Al-Manara', cue: 'reported' });
  const c = cite(context, d, at.id, { newReport: { title: 'X', outlet: null, date: null } }).value;
  cite(other(), d, at2.id, { documentNumber: 2 });
  console.log('undo of made report cited elsewhere', named(() => undo(context, d.id)), roundTrip(), c.id);
});
test('claim into another mergers', () => {
  const a = aRegistered(context), b = aRegistered(context), c = aRegistered(context);
  mergeClaims(context, a.id, [b.id]);
  mergeClaims(context, c.id, [a.id]);
  console.log('hide root', named(() => hideClaim(context, c.id, claims.get(context.db, c.id)!.version)), named(() => restore(context, 'claim', b.id)));
  console.log('rt', roundTrip());
  console.log('undo hide', named(() => undo(context, null)), named(() => undo(context, null)), named(() => undo(context, null)));
});
test('hide claim, undo by other of merge into it', () => {
  const a = aRegistered(context), b = aRegistered(context);
  mergeClaims(context, a.id, [b.id]); undo(context, null);
  hideClaim(other(), a.id, claims.get(context.db, a.id)!.version);
  console.log('redo merge into hidden', named(() => redo(context, null)), roundTrip());
});
test('source: merge undone, root hidden, redo', () => {
  const a = aSource(context, 'A', { kind: 'person' }), b = aSource(context, 'B', { kind: 'person' });
  mergeSources(context, a.id, [b.id]); undo(context, null);
  console.log(named(() => hideSource(other(), a.id, 1)));
  console.log('redo source merge into hidden', named(() => redo(context, null)), roundTrip());
});
test('event hide & undo of edit', () => {
  const e = anEvent(context, 'E'); const c = aRegistered(context, { event: { id: e.id } });
  editClaim(context, c.id, c.version, { ...CLAIM });
  hideEvent(other(), e.id, e.version);
  console.log('undo edit into hidden event', named(() => undo(context, null)), roundTrip());
  
});
test('claim with event hidden: claim in trash', () => {
  const e = anEvent(context, 'E'); const c = aRegistered(context, { event: { id: e.id } });
  hideClaim(context, c.id, c.version);
  console.log('hide event with trashed claim', named(() => hideEvent(other(), e.id, e.version)), 'undo', named(() => undo(context, null)), roundTrip());
});
test('source hidden, evidence/attribution undo', () => {
  const s = aSource(context, 'Zed', { kind: 'person' });
  const c = aRegistered(context, { speaker: { id: s.id }, kind: 'utterance' });
  editClaim(context, c.id, c.version, { ...CLAIM });
  console.log(named(() => hideSource(other(), s.id, s.version)));
  console.log('undo speaker hidden', named(() => undo(context, null)), roundTrip());
});
test('derivation undo circle', () => {
  const [a, b] = [aDocument(context, 'Alpha text here.'), aDocument(context, 'Beta text there.')];
  const F = { sectionId: null, fromSectionId: null, note: '', kind: 'repost_of' as const };
  const d = addDerivation(context, { ...F, documentId: a.id, fromDocumentId: b.id }).value;
  removeDerivation(context, d.id, d.version);
  addDerivation(other(), { ...F, documentId: b.id, fromDocumentId: a.id });
  console.log('derivation undo → circle', named(() => undo(context, null)), roundTrip());
});
test('derivation to hidden doc by undo', () => {
  const [a, b] = [aDocument(context, 'Alpha text here.'), aDocument(context, 'Beta text there.')];
  const F = { sectionId: null, fromSectionId: null, note: '', kind: 'repost_of' as const };
  addDerivation(context, { ...F, documentId: a.id, fromDocumentId: b.id });
  console.log(named(() => hideDocument(context, b.id, b.version)), roundTrip());
});
test('mention hidden w/ evidence', () => {
  const { document, mention } = aMention(context, 'Two drones struck');
  const claim = aRegistered(context);
  aLink(context, mention, claim);
  console.log(named(() => hideDocument(context, document.id, document.version)), roundTrip());
});
test('move to a claim after split', () => {
  const { mention } = aMention(context, 'Two drones struck');
  const a = aRegistered(context), b = aRegistered(context);
  const e = aLink(context, mention, a); 
  moveEvidence(context, [e.id], { id: b.id }, { acrossEvents: true });
  aLink(other(), mention, a);
  console.log('undo move', named(() => undo(context, null)));
});
test('split undone twice', () => {
  const { mention } = aMention(context, 'Two drones struck');
  const a = aRegistered(context);
  const e = aLink(context, mention, a);
  const s = splitClaim(context, a.id, [e.id], CLAIM).value;
  linkMentions(other(), mention.documentId, [mention.id], { id: s.id }, 'supports');
  console.log('undo split where other linked the new claim', named(() => undo(context, null)), roundTrip());
});
test('protected merged', () => {
  const s = addSource(context, { kind: 'person', name: 'SECRETNAME', description: 'SECRETDESC', affiliation: null, aliases: [{ name: 'SECRETALIAS', language: null }], protected: true }).value;
  const t = aSource(context, 'Plain', { kind: 'person' });
  mergeSources(context, t.id, [s.id]);
  refreshStandings(context.db); const json = exportToString(context.db);
  console.log('protected merged into plain', json.match(/SECRET\w+/g));
  undo(context, null);
  mergeSources(context, s.id, [t.id]);
  console.log('plain into protected', exportToString(context.db).match(/SECRET\w+|Plain/g));
});
test('assign', () => { console.log(named(() => assignClaims(context, [aRegistered(context).id], 'x'))); expect(1).toBe(1); });

import express, { type Express } from 'express';
import type { Assets } from './assets.ts';
import { annotationPartRoutes } from './http/annotationParts.ts';
import { annotationRoutes } from './http/annotations.ts';
import { briefRoutes } from './http/briefs.ts';
import { chainStepRoutes } from './http/chainSteps.ts';
import { citingRoutes } from './http/citing.ts';
import { claimRoutes } from './http/claim.ts';
import { claimListRoutes } from './http/claimList.ts';
import { claimMatches } from './http/claimMatches.ts';
import { claimPartRoutes } from './http/claimParts.ts';
import { comparePage } from './http/compare.ts';
import { corroborationRoutes } from './http/corroborations.ts';
import { datasetRoutes } from './http/dataset.ts';
import { derivationRoutes } from './http/derivations.ts';
import { documentRoutes } from './http/documents.ts';
import { duplicateRoutes } from './http/duplicates.ts';
import { eventRoutes } from './http/events.ts';
import { evidenceRoutes } from './http/evidence.ts';
import { faults, type Log, nothingHere } from './http/faults.ts';
import { gradingRoutes } from './http/grading.ts';
import { guidelineRoutes } from './http/guidelines.ts';
import type { Deps } from './http/here.ts';
import { nameRoutes } from './http/name.ts';
import { onceOnly } from './http/once.ts';
import { guard, sendAsset, sendIcon } from './http/protection.ts';
import { provenancePage } from './http/provenance.ts';
import { questionRoutes } from './http/questions.ts';
import { reportRoutes } from './http/reports.ts';
import { sectionRoutes } from './http/sections.ts';
import { sourceActionRoutes } from './http/sourceActions.ts';
import { sourceMatches } from './http/sourceMatches.ts';
import { sourceRoutes } from './http/sources.ts';
import { trashRoutes } from './http/trash.ts';
import { undoRoutes } from './http/undos.ts';
import { unlinkedRoutes } from './http/unlinked.ts';
import { unnamedRoutes } from './http/unnamedSources.ts';
import { workbenchRoutes } from './http/workbench.ts';
import { workspaceRoutes } from './http/workspaces.ts';

export type AppDeps = Deps & { assets: Assets; log: Log };

/** The whole program as one express app: what stands in front of every request, then every route there is. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(guard);
  app.get('/assets/icon.svg', sendIcon);
  app.get('/assets/:name', sendAsset(deps.assets));
  app.use(express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 5000 }));

  const names = nameRoutes(deps);
  app.get('/name', names.page);
  app.post('/name', names.save);
  app.use(names.askFirst);

  const workspaces = workspaceRoutes(deps);
  app.get('/', workspaces.home);
  app.get('/workspaces', workspaces.list);
  app.post('/workspaces', workspaces.create);
  const w = '/w/:workspace';
  app.get(w, workspaces.enter);
  app.get(`${w}/about`, workspaces.about);
  app.post(`${w}/about`, workspaces.save);

  const undos = undoRoutes(deps);
  app.post(`${w}/undos`, undos.undo);
  app.post(`${w}/redos`, undos.redo);

  const guidelines = guidelineRoutes(deps);
  app.get(`${w}/guidelines`, guidelines.page);
  app.get(`${w}/guidelines/form`, guidelines.form);
  app.post(`${w}/guidelines`, guidelines.save);

  const documents = documentRoutes(deps);
  app.get(`${w}/documents`, documents.list);
  app.post(`${w}/documents`, documents.upload);
  app.post(`${w}/texts`, documents.paste);
  const d = `${w}/documents/:document`;
  app.get(`${d}/original`, documents.original);
  app.get(`${d}/details`, documents.details);
  app.post(`${d}/details`, documents.save);
  app.post(`${d}/removal`, documents.remove);

  // Whatever is saved in a document from here on is saved once, also when it is sent again.
  app.post(`${d}/*rest`, onceOnly(deps));

  const workbench = workbenchRoutes(deps);
  app.get(d, workbench.page);
  app.get(`${d}/annotations/:annotation`, workbench.page);
  app.get(`${d}/annotations/:annotation/inspector`, workbench.inspector);
  app.get(`${d}/annotations/:annotation/card`, workbench.card);
  app.get(`${d}/blocks`, workbench.blocks);
  app.get(`${d}/proposals`, workbench.proposals);
  app.post(`${d}/sweeps`, workbench.sweep);
  app.post(`${d}/undos`, workbench.undo);
  app.post(`${d}/redos`, workbench.redo);
  app.post(`${d}/reading`, workbench.read);

  const annotations = annotationRoutes(deps);
  const a = `${d}/annotations/:annotation`;
  app.post(`${d}/annotations`, annotations.create);
  app.post(`${d}/continuations`, annotations.continue);
  app.post(`${a}/sourcing`, annotations.source);
  app.post(`${a}/recipient`, annotations.receive);
  app.post(`${a}/kind`, annotations.setKind);
  app.post(`${a}/removal`, annotations.remove);

  const parts = annotationPartRoutes(deps);
  app.post(`${a}/spans`, parts.addSpan);
  app.post(`${a}/spans/:index`, parts.moveSpan);
  app.post(`${a}/spans/:index/removal`, parts.removeSpan);
  app.post(`${a}/sources`, parts.addSource);
  app.post(`${a}/sources/:index`, parts.editSource);
  app.post(`${a}/sources/:index/removal`, parts.removeSource);
  app.post(`${a}/mentions`, parts.linkMention);
  app.post(`${a}/mentions/:mention/removal`, parts.unlinkMention);
  app.post(`${a}/parent`, parts.setParent);
  app.post(`${a}/attributes`, parts.setAttributes);
  app.post(`${a}/note`, parts.setNote);

  const evidence = evidenceRoutes(deps);
  app.post(`${a}/evidence`, evidence.link);
  app.post(`${a}/evidence/:evidence`, evidence.change);
  app.post(`${a}/evidence/:evidence/removal`, evidence.unlink);

  const corroborations = corroborationRoutes(deps);
  app.get(`${a}/corroborations`, corroborations.page);
  app.post(`${a}/corroborations`, corroborations.save);

  const grading = gradingRoutes(deps);
  app.get(`${a}/grading`, grading.page);
  app.post(`${a}/grading`, grading.give);

  const chains = chainStepRoutes(deps);
  app.post(`${a}/steps`, chains.add);
  app.post(`${a}/steps/:step/moves`, chains.move);
  app.post(`${a}/steps/:step/removal`, chains.remove);

  const citing = citingRoutes(deps);
  app.get(`${a}/citation`, citing.page);
  app.post(`${a}/citation`, citing.save);
  app.post(`${a}/citation/removal`, citing.remove);

  const sections = sectionRoutes(deps);
  app.get(`${d}/sections`, sections.page);
  app.post(`${d}/sections`, sections.create);
  app.post(`${d}/sections/:section`, sections.save);
  app.post(`${d}/sections/:section/removal`, sections.remove);
  app.post(`${d}/sections/:section/splits`, sections.split);

  const reports = reportRoutes(deps);
  app.post(`${w}/reports`, reports.create);
  app.post(`${d}/replacements`, reports.replace);

  const derivations = derivationRoutes(deps);
  app.get(`${w}/derivations`, derivations.page);
  app.post(`${w}/derivations`, derivations.create);
  app.post(`${w}/derivations/decisions`, derivations.decideCitation);
  app.post(`${w}/derivations/:derivation/decisions`, derivations.decide);
  app.post(`${w}/derivations/:derivation/removal`, derivations.remove);
  app.get(`${d}/derivations`, derivations.documentPage);
  app.get(`${w}/compare`, comparePage(deps));

  const sources = sourceRoutes(deps);
  const sourceActions = sourceActionRoutes(deps);
  const unnamed = unnamedRoutes(deps);
  app.get(`${w}/sources`, sources.list);
  app.post(`${w}/sources`, sources.create);
  app.get(`${w}/sources/matches`, sourceMatches(deps));
  app.get(`${w}/sources/unnamed`, unnamed.page);
  app.post(`${w}/sources/identities`, unnamed.mark);
  app.post(`${w}/sources/identities/:identity/removal`, unnamed.unmark);
  app.get(`${w}/sources/duplicates`, sourceActions.duplicates);
  app.post(`${w}/sources/dismissals`, sourceActions.dismiss);
  app.get(`${w}/sources/merging`, sourceActions.which);
  app.post(`${w}/sources/merges`, sourceActions.merge);
  app.get(`${w}/sources/:source`, sources.page);
  app.post(`${w}/sources/:source`, sources.save);
  app.post(`${w}/sources/:source/removal`, sources.remove);
  app.post(`${w}/sources/:source/ratings`, sourceActions.rate);
  app.post(`${w}/sources/:source/splits`, sourceActions.split);
  app.post(`${w}/sources/:source/separations`, sourceActions.separate);

  const claims = claimListRoutes(deps);
  app.get(`${w}/claims`, claims.list);
  app.post(`${w}/claims`, claims.create);
  app.post(`${w}/claims/merges`, claims.merge);
  app.post(`${w}/claims/assignments`, claims.assign);

  const unlinked = unlinkedRoutes(deps);
  const duplicates = duplicateRoutes(deps);
  app.get(`${w}/claims/matches`, claimMatches(deps));
  app.get(`${w}/claims/unlinked`, unlinked.page);
  app.post(`${w}/claims/links`, unlinked.link);
  app.get(`${w}/claims/duplicates`, duplicates.page);
  app.post(`${w}/claims/dismissals`, duplicates.dismiss);

  const claim = claimRoutes(deps);
  const c = `${w}/claims/:claim`;
  app.get(c, claim.page);
  app.post(c, claim.save);
  app.post(`${c}/removal`, claim.remove);
  app.post(`${c}/merges`, claim.merge);
  app.post(`${c}/splits`, claim.split);
  app.get(`${c}/provenance`, provenancePage(deps));

  const claimParts = claimPartRoutes(deps);
  app.post(`${c}/evidence`, claimParts.evidence);
  app.post(`${c}/verdicts`, claimParts.verdict);
  app.post(`${c}/relations`, claimParts.relate);
  app.post(`${c}/relations/:relation/removal`, claimParts.unrelate);
  app.post(`${c}/questions`, claimParts.question);
  app.post(`${c}/identities`, claimParts.identity);

  const events = eventRoutes(deps);
  app.get(`${w}/events`, events.list);
  app.post(`${w}/events`, events.create);
  app.get(`${w}/events/:event`, events.page);
  app.post(`${w}/events/:event`, events.save);
  app.post(`${w}/events/:event/removal`, events.remove);

  const briefs = briefRoutes(deps);
  app.get(`${c}/brief`, briefs.claim);
  app.get(`${c}/brief.md`, briefs.claimMarkdown);
  app.get(`${w}/events/:event/brief`, briefs.event);
  app.get(`${w}/events/:event/brief.md`, briefs.eventMarkdown);

  const questions = questionRoutes(deps);
  app.get(`${w}/questions`, questions.list);
  app.post(`${w}/questions/:question`, questions.save);
  app.post(`${w}/questions/:question/answers`, questions.answer);
  app.post(`${w}/questions/:question/removal`, questions.remove);

  const trash = trashRoutes(deps);
  app.get(`${w}/trash`, trash.page);
  app.post(`${w}/trash/restorations`, trash.restore);

  const dataset = datasetRoutes(deps);
  app.get(`${w}/export`, dataset.page);
  app.get(`${w}/dataset.json`, dataset.download);
  app.post(`${w}/datasets`, dataset.upload);
  app.get(`${w}/datasets/:change`, dataset.imported);
  app.get('/dataset.schema.json', dataset.schema);

  app.use(nothingHere(deps));
  app.use(faults(deps, deps.log));
  return app;
}

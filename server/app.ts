import express, { type Express } from 'express';
import type { Assets } from './assets.ts';
import { accountRoutes } from './http/account.ts';
import { annotationPartRoutes } from './http/annotationParts.ts';
import { annotationRoutes } from './http/annotations.ts';
import { briefRoutes } from './http/briefs.ts';
import { chainStepRoutes } from './http/chainSteps.ts';
import { citingRoutes } from './http/citing.ts';
import { claimRoutes } from './http/claim.ts';
import { claimListRoutes } from './http/claimList.ts';
import { claimMatches } from './http/claimMatches.ts';
import { claimPartRoutes } from './http/claimParts.ts';
import { colleagues } from './http/colleagues.ts';
import { claimCommentRoutes, markCommentRoutes } from './http/comments.ts';
import { comparePage } from './http/compare.ts';
import { corroborationRoutes } from './http/corroborations.ts';
import { datasetRoutes } from './http/dataset.ts';
import { derivationRoutes } from './http/derivations.ts';
import { documentRoutes } from './http/documents.ts';
import { duplicateRoutes } from './http/duplicates.ts';
import { entranceRoutes } from './http/entrance.ts';
import { erasureRoutes } from './http/erasure.ts';
import { eventRoutes } from './http/events.ts';
import { evidenceRoutes } from './http/evidence.ts';
import { faults, type Log, nothingHere } from './http/faults.ts';
import { gradingRoutes } from './http/grading.ts';
import { guidelineRoutes } from './http/guidelines.ts';
import { healthRoutes } from './http/health.ts';
import type { Deps } from './http/here.ts';
import { historyRoutes } from './http/history.ts';
import { identify, ownForms, sessions } from './http/identify.ts';
import { guessLimits, importLimits } from './http/limits.ts';
import { liveRoutes } from './http/live.ts';
import { gates } from './http/may.ts';
import { type Metrics, metricsPage } from './http/metrics.ts';
import { newsRoutes } from './http/news.ts';
import { onceOnly } from './http/once.ts';
import { pastPages } from './http/past.ts';
import { memberRoutes, peopleRoutes } from './http/people.ts';
import { guard, securityHeaders, sendAsset, sendIcon } from './http/protection.ts';
import { provenancePage } from './http/provenance.ts';
import { questionRoutes } from './http/questions.ts';
import { reportRoutes } from './http/reports.ts';
import { sectionRoutes } from './http/sections.ts';
import { sourceActionRoutes } from './http/sourceActions.ts';
import { sourceMatches } from './http/sourceMatches.ts';
import { sourceRoutes } from './http/sources.ts';
import { type Traffic, watch } from './http/traffic.ts';
import { trashRoutes } from './http/trash.ts';
import { undoRoutes } from './http/undos.ts';
import { unlinkedRoutes } from './http/unlinked.ts';
import { unnamedRoutes } from './http/unnamedSources.ts';
import { vouchingRoutes } from './http/vouching.ts';
import { workbenchRoutes } from './http/workbench.ts';
import { workspaceRoutes } from './http/workspaces.ts';
import { withPast } from './workers/past.ts';

export type AppDeps = Deps & { assets: Assets; log: Log; traffic: Traffic; metrics: Metrics };

/** The whole program as one express app: what stands in front of every request, then every route there is. */
export function createApp(given: AppDeps): Express {
  const deps = { ...given, folder: withPast(given.folder, given.past) };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', deps.site.proxies);
  app.set('query parser', 'simple');
  const may = gates(deps);
  app.use(watch(deps), securityHeaders(deps));

  // These are asked for by programs, under whatever name they know the machine.
  const health = healthRoutes(deps);
  app.get('/healthz', may('anyone'), health.live);
  app.get('/readyz', may('anyone'), health.ready);
  app.get('/metrics', may('anyone'), metricsPage(deps));

  app.use(guard(deps));
  app.get('/assets/icon.svg', may('anyone'), sendIcon);
  app.get('/assets/:name', may('anyone'), sendAsset(deps.assets));
  app.use(sessions(deps), identify(deps));
  app.use(express.urlencoded({ extended: false, limit: '4mb', parameterLimit: 5000 }));
  app.use(ownForms);
  app.use(pastPages(deps));

  const entrance = entranceRoutes(deps);
  const guesses = guessLimits();
  app.get('/welcome', may('anyone'), entrance.welcome);
  app.get('/start/:secret', may('anyone'), entrance.start);
  app.post('/start/:secret', may('anyone'), entrance.begin);
  app.get('/sign-in', may('anyone'), entrance.signInPage);
  app.post('/sessions', may('anyone'), guesses, entrance.signIn);
  app.post('/sessions/removal', may('anyone'), entrance.signOut);
  app.get('/invitations/:secret', may('anyone'), entrance.invitation);
  app.post('/invitations/:secret', may('anyone'), entrance.join);
  app.get('/resets/:secret', may('anyone'), entrance.reset);
  app.post('/resets/:secret', may('anyone'), entrance.renew);

  const vouching = vouchingRoutes(deps);
  app.get('/sign-in/vouched', may('anyone'), vouching.begin);
  app.get('/sign-in/callback', may('anyone'), vouching.finish);

  const account = accountRoutes(deps);
  app.get('/account', may('account'), account.page);
  app.post('/account', may('account'), account.save);
  app.post('/account/password', may('account'), guesses, account.password);
  app.post('/account/sessions/removal', may('account'), account.endSessions);
  app.post('/account/tokens', may('account'), account.createToken);
  app.post('/account/tokens/:token/removal', may('account'), account.endToken);

  const people = peopleRoutes(deps);
  app.get('/people', may('server'), people.page);
  app.post('/people', may('server'), people.add);
  app.post('/people/invitations', may('server'), people.invitation);
  app.post('/people/:account', may('server'), people.change);
  app.post('/people/:account/resets', may('server'), people.reset);

  const workspaces = workspaceRoutes(deps);
  app.get('/', may('account'), workspaces.home);
  app.get('/workspaces', may('account'), workspaces.list);
  app.post('/workspaces', may('account'), workspaces.create);
  const w = '/w/:workspace';
  app.get(w, may('read'), workspaces.enter);
  app.get(`${w}/about`, may('administer'), workspaces.about);
  app.post(`${w}/about`, may('administer'), workspaces.save);

  const members = memberRoutes(deps);
  app.get(`${w}/members`, may('administer'), members.page);
  app.post(`${w}/members`, may('administer'), members.save);
  app.post(`${w}/members/invitations`, may('administer'), members.invitation);
  app.post(`${w}/members/:account/removal`, may('administer'), members.remove);

  const undos = undoRoutes(deps);
  app.post(`${w}/undos`, may('annotate'), undos.undo);
  app.post(`${w}/redos`, may('annotate'), undos.redo);

  const guidelines = guidelineRoutes(deps);
  app.get(`${w}/guidelines`, may('read'), guidelines.page);
  app.get(`${w}/guidelines/form`, may('review'), guidelines.form);
  app.post(`${w}/guidelines`, may('review'), guidelines.save);

  const imports = importLimits(deps);
  const documents = documentRoutes(deps);
  app.get(`${w}/documents`, may('read'), documents.list);
  app.post(`${w}/documents`, may('annotate'), imports.texts, documents.upload);
  app.post(`${w}/texts`, may('annotate'), imports.texts, documents.paste);
  const d = `${w}/documents/:document`;
  app.get(`${d}/original`, may('read'), documents.original);
  app.get(`${d}/details`, may('read'), documents.details);
  app.post(`${d}/details`, may('annotate'), documents.save);
  app.post(`${d}/removal`, may('annotate'), documents.remove);

  // Whatever is saved in a document from here on is saved once, also when it is sent again.
  app.post(`${d}/*rest`, may('annotate'), onceOnly(deps));

  const workbench = workbenchRoutes(deps);
  app.get(d, may('read'), workbench.page);
  app.get(`${d}/annotations/:annotation`, may('read'), workbench.page);
  app.get(`${d}/annotations/:annotation/inspector`, may('read'), workbench.inspector);
  app.get(`${d}/annotations/:annotation/card`, may('read'), workbench.card);
  app.get(`${d}/blocks`, may('read'), workbench.blocks);
  app.get(`${d}/proposals`, may('read'), workbench.proposals);
  app.post(`${d}/sweeps`, may('annotate'), workbench.sweep);
  app.post(`${d}/undos`, may('annotate'), workbench.undo);
  app.post(`${d}/redos`, may('annotate'), workbench.redo);
  app.post(`${d}/reading`, may('annotate'), workbench.read);

  const annotations = annotationRoutes(deps);
  const a = `${d}/annotations/:annotation`;
  app.post(`${d}/annotations`, may('annotate'), annotations.create);
  app.post(`${d}/continuations`, may('annotate'), annotations.continue);
  app.post(`${a}/sourcing`, may('annotate'), annotations.source);
  app.post(`${a}/recipient`, may('annotate'), annotations.receive);
  app.post(`${a}/kind`, may('annotate'), annotations.setKind);
  app.post(`${a}/removal`, may('annotate'), annotations.remove);

  const parts = annotationPartRoutes(deps);
  app.post(`${a}/spans`, may('annotate'), parts.addSpan);
  app.post(`${a}/spans/:index`, may('annotate'), parts.moveSpan);
  app.post(`${a}/spans/:index/removal`, may('annotate'), parts.removeSpan);
  app.post(`${a}/sources`, may('annotate'), parts.addSource);
  app.post(`${a}/sources/:index`, may('annotate'), parts.editSource);
  app.post(`${a}/sources/:index/removal`, may('annotate'), parts.removeSource);
  app.post(`${a}/mentions`, may('annotate'), parts.linkMention);
  app.post(`${a}/mentions/:mention/removal`, may('annotate'), parts.unlinkMention);
  app.post(`${a}/parent`, may('annotate'), parts.setParent);
  app.post(`${a}/attributes`, may('annotate'), parts.setAttributes);
  app.post(`${a}/note`, may('annotate'), parts.setNote);

  const markComments = markCommentRoutes(deps);
  app.post(`${a}/comments`, may('annotate'), markComments.create);
  app.post(`${a}/comments/:comment`, may('annotate'), markComments.save);
  app.post(`${a}/comments/:comment/removal`, may('annotate'), markComments.remove);
  app.post(`${a}/comments/:comment/resolution`, may('annotate'), markComments.resolve);

  const evidence = evidenceRoutes(deps);
  app.post(`${a}/evidence`, may('annotate'), evidence.link);
  app.post(`${a}/evidence/:evidence`, may('annotate'), evidence.change);
  app.post(`${a}/evidence/:evidence/removal`, may('annotate'), evidence.unlink);

  const corroborations = corroborationRoutes(deps);
  app.get(`${a}/corroborations`, may('read'), corroborations.page);
  app.post(`${a}/corroborations`, may('annotate'), corroborations.save);

  const grading = gradingRoutes(deps);
  app.get(`${a}/grading`, may('review'), grading.page);
  app.post(`${a}/grading`, may('review'), grading.give);

  const chains = chainStepRoutes(deps);
  app.post(`${a}/steps`, may('annotate'), chains.add);
  app.post(`${a}/steps/:step/moves`, may('annotate'), chains.move);
  app.post(`${a}/steps/:step/removal`, may('annotate'), chains.remove);

  const citing = citingRoutes(deps);
  app.get(`${a}/citation`, may('read'), citing.page);
  app.post(`${a}/citation`, may('annotate'), citing.save);
  app.post(`${a}/citation/removal`, may('annotate'), citing.remove);

  const sections = sectionRoutes(deps);
  app.get(`${d}/sections`, may('read'), sections.page);
  app.post(`${d}/sections`, may('annotate'), sections.create);
  app.post(`${d}/sections/:section`, may('annotate'), sections.save);
  app.post(`${d}/sections/:section/removal`, may('annotate'), sections.remove);
  app.post(`${d}/sections/:section/splits`, may('annotate'), sections.split);

  const reports = reportRoutes(deps);
  app.post(`${w}/reports`, may('annotate'), reports.create);
  app.post(`${d}/replacements`, may('annotate'), reports.replace);

  const derivations = derivationRoutes(deps);
  app.get(`${w}/derivations`, may('read'), derivations.page);
  app.post(`${w}/derivations`, may('annotate'), derivations.create);
  app.post(`${w}/derivations/decisions`, may('annotate'), derivations.decideCitation);
  app.post(`${w}/derivations/:derivation/decisions`, may('annotate'), derivations.decide);
  app.post(`${w}/derivations/:derivation/removal`, may('annotate'), derivations.remove);
  app.get(`${d}/derivations`, may('read'), derivations.documentPage);
  app.get(`${w}/compare`, may('read'), comparePage(deps));

  const sources = sourceRoutes(deps);
  const sourceActions = sourceActionRoutes(deps);
  const unnamed = unnamedRoutes(deps);
  app.get(`${w}/sources`, may('read'), sources.list);
  app.post(`${w}/sources`, may('annotate'), sources.create);
  app.get(`${w}/sources/matches`, may('read'), sourceMatches(deps));
  app.get(`${w}/sources/unnamed`, may('read'), unnamed.page);
  app.post(`${w}/sources/identities`, may('annotate'), unnamed.mark);
  app.post(`${w}/sources/identities/:identity/removal`, may('annotate'), unnamed.unmark);
  app.get(`${w}/sources/duplicates`, may('read'), sourceActions.duplicates);
  app.post(`${w}/sources/dismissals`, may('annotate'), sourceActions.dismiss);
  app.get(`${w}/sources/merging`, may('review'), sourceActions.which);
  app.post(`${w}/sources/merges`, may('review'), sourceActions.merge);
  app.get(`${w}/sources/:source`, may('read'), sources.page);
  app.post(`${w}/sources/:source`, may('annotate'), sources.save);
  app.post(`${w}/sources/:source/removal`, may('annotate'), sources.remove);
  app.post(`${w}/sources/:source/ratings`, may('review'), sourceActions.rate);
  app.post(`${w}/sources/:source/splits`, may('review'), sourceActions.split);
  app.post(`${w}/sources/:source/separations`, may('review'), sourceActions.separate);

  const claims = claimListRoutes(deps);
  app.get(`${w}/claims`, may('read'), claims.list);
  app.post(`${w}/claims`, may('annotate'), claims.create);
  app.post(`${w}/claims/merges`, may('review'), claims.merge);
  app.post(`${w}/claims/assignments`, may('annotate'), claims.assign);

  const unlinked = unlinkedRoutes(deps);
  const duplicates = duplicateRoutes(deps);
  app.get(`${w}/claims/matches`, may('read'), claimMatches(deps));
  app.get(`${w}/claims/unlinked`, may('read'), unlinked.page);
  app.post(`${w}/claims/links`, may('annotate'), unlinked.link);
  app.get(`${w}/claims/duplicates`, may('read'), duplicates.page);
  app.post(`${w}/claims/dismissals`, may('annotate'), duplicates.dismiss);

  const claim = claimRoutes(deps);
  const c = `${w}/claims/:claim`;
  app.get(c, may('read'), claim.page);
  app.post(c, may('annotate'), claim.save);
  app.post(`${c}/removal`, may('annotate'), claim.remove);
  app.post(`${c}/merges`, may('review'), claim.merge);
  app.post(`${c}/splits`, may('review'), claim.split);
  app.get(`${c}/provenance`, may('read'), provenancePage(deps));

  const claimParts = claimPartRoutes(deps);
  app.post(`${c}/evidence`, may('annotate'), claimParts.evidence);
  app.post(`${c}/verdicts`, may('review'), claimParts.verdict);
  app.post(`${c}/relations`, may('annotate'), claimParts.relate);
  app.post(`${c}/relations/:relation/removal`, may('annotate'), claimParts.unrelate);
  app.post(`${c}/questions`, may('annotate'), claimParts.question);
  app.post(`${c}/identities`, may('annotate'), claimParts.identity);

  const claimComments = claimCommentRoutes(deps);
  app.get(`${w}/colleagues`, may('read'), colleagues(deps));
  app.post(`${c}/comments`, may('annotate'), claimComments.create);
  app.post(`${c}/comments/:comment`, may('annotate'), claimComments.save);
  app.post(`${c}/comments/:comment/removal`, may('annotate'), claimComments.remove);
  app.post(`${c}/comments/:comment/resolution`, may('annotate'), claimComments.resolve);

  const live = liveRoutes(deps);
  app.get(`${w}/events-stream`, may('read'), live.stream);
  app.post(`${w}/presence`, may('read'), live.present);

  const news = newsRoutes(deps);
  app.get(`${w}/news`, may('read'), news.page);
  app.post(`${w}/news/visits`, may('read'), news.seen);

  const events = eventRoutes(deps);
  app.get(`${w}/events`, may('read'), events.list);
  app.post(`${w}/events`, may('annotate'), events.create);
  app.get(`${w}/events/:event`, may('read'), events.page);
  app.post(`${w}/events/:event`, may('annotate'), events.save);
  app.post(`${w}/events/:event/removal`, may('annotate'), events.remove);

  const briefs = briefRoutes(deps);
  app.get(`${c}/brief`, may('read'), briefs.claim);
  app.get(`${c}/brief.md`, may('read'), briefs.claimMarkdown);
  app.get(`${w}/events/:event/brief`, may('read'), briefs.event);
  app.get(`${w}/events/:event/brief.md`, may('read'), briefs.eventMarkdown);

  const questions = questionRoutes(deps);
  app.get(`${w}/questions`, may('read'), questions.list);
  app.post(`${w}/questions/:question`, may('annotate'), questions.save);
  app.post(`${w}/questions/:question/answers`, may('annotate'), questions.answer);
  app.post(`${w}/questions/:question/removal`, may('annotate'), questions.remove);

  const erasure = erasureRoutes(deps);
  app.get(`${w}/sources/:source/erasure`, may('administer'), erasure.page);
  app.post(`${w}/sources/:source/erasure`, may('administer'), erasure.erase);

  const history = historyRoutes(deps);
  app.get(`${w}/log`, may('read'), history.log);
  app.get(`${w}/log/:change`, may('read'), history.entry);
  app.get(`${w}/then`, may('read'), history.then);
  app.get(`${d}/history`, may('read'), history.document);
  app.get(`${a}/history`, may('read'), history.annotation);
  app.get(`${c}/history`, may('read'), history.claim);
  app.get(`${w}/sources/:source/history`, may('read'), history.source);
  app.get(`${w}/events/:event/history`, may('read'), history.event);
  app.post(`${w}/versions`, may('annotate'), history.restore);

  const trash = trashRoutes(deps);
  app.get(`${w}/trash`, may('read'), trash.page);
  app.post(`${w}/trash/restorations`, may('annotate'), trash.restore);

  const dataset = datasetRoutes(deps);
  app.get(`${w}/export`, may('read'), dataset.page);
  app.get(`${w}/dataset.json`, may('read'), dataset.download);
  app.post(`${w}/datasets`, may('administer'), imports.datasets, dataset.upload);
  app.get(`${w}/datasets/:change`, may('read'), dataset.imported);
  app.get('/dataset.schema.json', may('anyone'), dataset.schema);

  app.use(nothingHere(deps));
  app.use(faults(deps, deps.log));
  return app;
}

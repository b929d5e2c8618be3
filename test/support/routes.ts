import { exportToString } from '../../server/store/dataset.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { ACCOUNT_ROUTES } from './accountRoutes.ts';
import type { TestApp } from './app.ts';
import { CLAIM_ROUTES } from './claimRoutes.ts';
import { anEvent, aQuestion, aRegistered } from './claims.ts';
import { aCitedOutlet, aCopy, aReport } from './derivations.ts';
import { HISTORY_ROUTES } from './historyRoutes.ts';
import { PICTURE_ROUTES } from './pictureRoutes.ts';
import { type Answer, get, post, saveOnce, upload } from './requests.ts';
import { otherwiseDerived } from './richDataset.ts';
import type { Shown } from './shown.ts';
import { elsewhere, linked, linkIn, removed, type Site } from './site.ts';
import { SOURCE_ROUTES } from './sourceRoutes.ts';
import { TALK_ROUTES } from './talkRoutes.ts';

const page = (path: (site: Site) => string): Shown => ({ status: 200, ask: (site) => get(site.app, path(site)) });
const form = (ask: (site: Site) => Promise<Answer>): Shown => ({ status: 303, ask });
const version = (site: Site, number: number) => ({ version: site.annotation(number).version });
const asset = async ({ app }: Site): Promise<Answer> => {
  const { text } = await get(app, '/workspaces');
  return get(app, /href="(\/assets\/[^"]*\.css)"/.exec(text)?.[1] ?? '');
};

function importedAgain(app: TestApp, json: string, accept?: string): Promise<Answer> {
  const { actor, now, newId } = app.context();
  createWorkspace(app.folder, actor, { name: 'again', description: '' }, now, newId);
  return upload(app, '/w/again/datasets', [{ name: 'case.json', bytes: json }], accept);
}

const KEY = '00000000-0000-4000-8000-00000000beef';
const W = '/w/:workspace';
const D = `${W}/documents/:document`;
const A = `${D}/annotations/:annotation`;

/** Every route of the program, each with a request that it is there for. */
export const ROUTES: Record<string, Shown> = {
  'GET /healthz': page(() => '/healthz'),
  'GET /readyz': page(() => '/readyz'),
  'GET /metrics': page(() => '/metrics'),
  'GET /assets/icon.svg': page(() => '/assets/icon.svg'),
  'GET /assets/:name': { status: 200, ask: asset },
  ...ACCOUNT_ROUTES,
  'GET /': { status: 303, ask: ({ app }) => get(app, '/') },
  'GET /workspaces': page(() => '/workspaces'),
  'POST /workspaces': form(({ app }) => post(app, '/workspaces', { name: 'Harbour' })),

  [`GET ${W}`]: { status: 303, ask: ({ app, w }) => get(app, w) },
  [`GET ${W}/about`]: page(({ w }) => `${w}/about`),
  [`POST ${W}/about`]: form(({ app, w }) => post(app, `${w}/about`, { name: 'Visits', description: '', version: 1 })),
  [`POST ${W}/undos`]: form(({ app, w }) => {
    anEvent(app.context(), 'The strike on the quay');
    return post(app, `${w}/undos`, {});
  }),
  [`POST ${W}/redos`]: form(async ({ app, w }) => {
    anEvent(app.context(), 'The strike on the quay');
    await post(app, `${w}/undos`, {});
    return post(app, `${w}/redos`, {});
  }),
  [`GET ${W}/guidelines`]: page(({ w }) => `${w}/guidelines`),
  [`GET ${W}/guidelines/form`]: page(({ w }) => `${w}/guidelines/form`),
  [`POST ${W}/guidelines`]: form(({ app, w }) => post(app, `${w}/guidelines`, { guidelines: '# Ours', version: 1 })),

  [`GET ${W}/documents`]: page(({ w }) => `${w}/documents?q=quay&language=en&state=new`),
  [`POST ${W}/documents`]: {
    status: 201,
    ask: ({ app, w }) => upload(app, `${w}/documents`, [{ name: 'a.md', bytes: '# A title\n\nA text.' }]),
  },
  [`POST ${W}/texts`]: form(({ app, w }) => post(app, `${w}/texts`, { text: 'A text that was pasted.' })),
  [`GET ${D}`]: page(({ d }) => d),
  [`GET ${D}/original`]: page(({ d }) => `${d}/original`),
  [`GET ${D}/details`]: page(({ d }) => `${d}/details`),
  [`POST ${D}/details`]: form(({ app, d, document }) =>
    post(app, `${d}/details`, {
      version: document().version,
      title: 'The northern quay',
      language: 'en',
      direction: 'ltr',
      outlet: 'new:outlet:Radio Dhow',
      from: '2025-03-14',
      basis: 'stated',
    }),
  ),
  [`POST ${D}/removal`]: form(({ app, d, document }) => post(app, `${d}/removal`, { version: document().version })),

  [`POST ${D}/*rest`]: {
    status: 200,
    ask: async ({ app, d, span }) => {
      const fields = { kind: 'claim', span: span('claim', 'declined to comment') };
      await saveOnce(app, `${d}/annotations`, fields, KEY);
      return saveOnce(app, `${d}/annotations`, fields, KEY);
    },
  },

  [`GET ${W}/derivations`]: page(({ w }) => `${w}/derivations`),
  [`POST ${W}/derivations`]: form(({ app, w }) => {
    const { value } = importText(app.context(), 'Another text.', {});
    return post(app, `${w}/derivations`, { document: 1, other: value.number, way: 'from', kind: 'translation_of' });
  }),
  [`POST ${W}/derivations/decisions`]: form(({ app, w }) => {
    const { document, from } = aCitedOutlet(app.context());
    const pair = { document: document.number, from: from.number };
    return post(app, `${w}/derivations/decisions`, { ...pair, state: 'confirmed', kind: 'cites' });
  }),
  [`POST ${W}/derivations/:derivation/decisions`]: form(({ app, w }) =>
    post(app, `${w}/derivations/${aCopy(app.context()).id}/decisions`, {
      version: 1,
      state: 'confirmed',
      kind: 'turned:repost_of',
    }),
  ),
  [`POST ${W}/derivations/:derivation/removal`]: form(({ app, w }) =>
    post(app, `${w}/derivations/${aCopy(app.context()).id}/removal`, { version: 1 }),
  ),
  [`GET ${D}/derivations`]: page(({ d }) => `${d}/derivations`),
  [`POST ${W}/reports`]: form(({ app, w }) => post(app, `${w}/reports`, { title: 'The port’s own report' })),
  [`POST ${D}/replacements`]: form(({ app, w }) =>
    post(app, `${w}/documents/${aReport(app.context()).number}/replacements`, { text: 'Its text at last.' }),
  ),

  [`GET ${D}/sections`]: page(({ d }) => `${d}/sections`),
  [`POST ${D}/sections`]: form(({ app, d }) =>
    post(app, `${d}/sections`, { kind: 'post', startBlock: 1, endBlock: 3 }),
  ),
  [`POST ${D}/sections/:section`]: form(({ app, d, section }) =>
    post(app, `${d}/sections/${section.id}`, {
      version: section.version,
      kind: 'quotation',
      startBlock: 2,
      endBlock: 2,
    }),
  ),
  [`POST ${D}/sections/:section/removal`]: form(({ app, d, section }) =>
    post(app, `${d}/sections/${section.id}/removal`, { version: section.version }),
  ),
  [`POST ${D}/sections/:section/splits`]: form(async ({ app, d, section }) => {
    const wider = { version: section.version, kind: 'repost', startBlock: 2, endBlock: 3 };
    await post(app, `${d}/sections/${section.id}`, wider);
    return post(app, `${d}/sections/${section.id}/splits`, { version: section.version + 1, atBlock: 3 });
  }),

  [`GET ${A}`]: page(({ d }) => `${d}/annotations/2`),
  [`GET ${A}/inspector`]: page(({ d }) => `${d}/annotations/2/inspector`),
  [`GET ${A}/card`]: page(({ d }) => `${d}/annotations/3/card`),
  [`GET ${D}/blocks`]: page(({ d }) => `${d}/blocks?from=1&to=2`),
  [`GET ${D}/proposals`]: page(({ d }) => `${d}/proposals?start=19&end=92`),
  [`POST ${D}/sweeps`]: form(({ app, d, span }) =>
    post(app, `${d}/sweeps`, {
      part: [`0:${span('source', 'The harbour master')}`, `0:${span('cue', 'declined')}`],
      source: '0 unnamed_described new:unnamed:The harbour master',
      response: 'declined',
    }),
  ),
  [`POST ${D}/undos`]: form(({ app, d }) => post(app, `${d}/undos`, {})),
  [`POST ${D}/redos`]: form(async ({ app, d }) => {
    await post(app, `${d}/undos`, {});
    return post(app, `${d}/redos`, {});
  }),
  [`POST ${D}/reading`]: form(({ app, d }) => post(app, `${d}/reading`, { state: 'done' })),

  [`POST ${D}/annotations`]: form(({ app, d, span }) =>
    post(app, `${d}/annotations`, { kind: 'claim', span: span('claim', 'declined to comment') }),
  ),
  [`POST ${D}/continuations`]: form(({ app, d, at }) =>
    post(app, `${d}/continuations`, { ...at('The quay is shut.'), of: 2 }),
  ),
  [`POST ${A}/spans`]: form((site) =>
    post(site.app, `${site.d}/annotations/1/spans`, {
      ...version(site, 1),
      role: 'claim',
      ...site.at('declined to comment'),
    }),
  ),
  [`POST ${A}/spans/:index`]: form((site) =>
    post(site.app, `${site.d}/annotations/1/spans/0`, { ...version(site, 1), ...site.at('quay is shut') }),
  ),
  [`POST ${A}/spans/:index/removal`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/spans/2/removal`, version(site, 2)),
  ),
  [`POST ${A}/sourcing`]: form((site) =>
    post(site.app, `${site.d}/annotations/1/sourcing`, { ...version(site, 1), ...site.at('The harbour master') }),
  ),
  [`POST ${A}/recipient`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/recipient`, { ...version(site, 2), ...site.at('Al-Manara') }),
  ),
  [`POST ${A}/sources`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/sources`, { ...version(site, 2), source: 'new:person:Mona Said' }),
  ),
  [`POST ${A}/sources/:index`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/sources/0`, {
      ...version(site, 2),
      identification: 'unnamed_described',
      statedMin: 1,
    }),
  ),
  [`POST ${A}/sources/:index/removal`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/sources/0/removal`, version(site, 2)),
  ),
  [`POST ${A}/mentions`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/mentions`, { ...version(site, 2), mention: 1 }),
  ),
  [`POST ${A}/mentions/:mention/removal`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/mentions/3/removal`, version(site, 2)),
  ),
  [`POST ${A}/parent`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/parent`, { ...version(site, 2), parent: '' }),
  ),
  [`POST ${A}/attributes`]: form((site) =>
    post(site.app, `${site.d}/annotations/2/attributes`, { ...version(site, 2), quoteMode: 'indirect' }),
  ),
  [`POST ${A}/note`]: form((site) =>
    post(site.app, `${site.d}/annotations/1/note`, { ...version(site, 1), note: 'Which quay?' }),
  ),
  [`POST ${A}/evidence`]: form((site) => linked(site)),
  [`POST ${A}/evidence/:evidence`]: form(async (site) => {
    await linked(site);
    return post(site.app, `${site.d}/annotations/1/evidence/${linkIn(site)}`, { stance: 'disputes' });
  }),
  [`POST ${A}/evidence/:evidence/removal`]: form(async (site) => {
    await linked(site);
    return post(site.app, `${site.d}/annotations/1/evidence/${linkIn(site)}/removal`, {});
  }),
  [`GET ${A}/corroborations`]: page(({ d }) => `${d}/annotations/1/corroborations`),
  [`POST ${A}/corroborations`]: form(async (site) => {
    const other = await elsewhere(site);
    return post(site.app, `${site.d}/annotations/1/corroborations`, { found: `opposite:${other}` });
  }),
  [`GET ${A}/citation`]: page(({ d }) => `${d}/annotations/4/citation`),
  [`POST ${A}/citation`]: form((site) =>
    post(site.app, `${site.d}/annotations/4/citation`, { title: 'What Al-Manara wrote' }),
  ),
  [`POST ${A}/citation/removal`]: form(async (site) => {
    await post(site.app, `${site.d}/annotations/4/citation`, { title: 'What Al-Manara wrote' });
    return post(site.app, `${site.d}/annotations/4/citation/removal`, {});
  }),
  [`POST ${A}/steps`]: form((site) =>
    post(site.app, `${site.d}/annotations/3/steps`, { seen: '4,2', ...site.at('The harbour master') }),
  ),
  [`POST ${A}/steps/:step/moves`]: form(({ app, d }) =>
    post(app, `${d}/annotations/3/steps/2/moves`, { seen: '4,2', by: 'out' }),
  ),
  [`POST ${A}/steps/:step/removal`]: form(({ app, d }) =>
    post(app, `${d}/annotations/3/steps/4/removal`, { seen: '4,2' }),
  ),
  [`POST ${A}/kind`]: form((site) =>
    post(site.app, `${site.d}/annotations/1/kind`, { ...version(site, 1), kind: 'attribution' }),
  ),
  [`POST ${A}/removal`]: form((site) => removed(site, 1)),

  [`GET ${W}/sources`]: page(({ w }) => `${w}/sources`),
  [`POST ${W}/sources`]: form(({ app, w }) =>
    post(app, `${w}/sources`, { kind: 'person', name: 'Mona Said', aliases: 'منى سعيد', affiliation: '' }),
  ),
  [`GET ${W}/sources/matches`]: page(({ w }) => `${w}/sources/matches?q=dock&document=1`),
  [`GET ${W}/sources/:source`]: page(({ w }) => `${w}/sources/1`),
  [`POST ${W}/sources/:source`]: form(({ app, w }) =>
    post(app, `${w}/sources/1`, {
      version: 1,
      kind: 'person',
      name: 'a stevedore',
      affiliation: 'new:organisation:Port',
    }),
  ),
  [`POST ${W}/sources/:source/removal`]: form(async ({ app, w }) => {
    const made = await post(app, `${w}/sources`, { kind: 'person', name: 'Nobody' });
    return post(app, `${made.headers.location?.split('?')[0]}/removal`, { version: 1 });
  }),

  [`GET ${W}/claims`]: {
    status: 200,
    ask: async (site) => {
      await linked(site);
      const filters = 'q=quay&document=1&source=Levant&event=fire&sort=newest&review=nobody';
      return get(site.app, `${site.w}/claims?${filters}`);
    },
  },
  [`POST ${W}/claims`]: form(({ app, w }) =>
    post(app, `${w}/claims`, {
      statement: 'The alarm came late.',
      kind: 'fact',
      event: 'The fire',
      from: '2025-03-12',
    }),
  ),
  [`POST ${W}/claims/merges`]: form(({ app, w }) =>
    post(app, `${w}/claims/merges`, { claim: [aRegistered(app.context()).id, aRegistered(app.context()).id] }),
  ),
  [`POST ${W}/claims/assignments`]: form(({ app, w }) => {
    const { id } = aRegistered(app.context());
    return post(app, `${w}/claims/assignments`, { claim: id, person: app.context().actor.id });
  }),

  [`GET ${W}/events`]: {
    status: 200,
    ask: ({ app, w }) => {
      anEvent(app.context(), 'The fire');
      return get(app, `${w}/events`);
    },
  },
  [`POST ${W}/events`]: form(({ app, w }) => post(app, `${w}/events`, { name: 'The fire', from: '2025-03-12' })),
  [`GET ${W}/events/:event`]: {
    status: 200,
    ask: ({ app, w }) => {
      const { id } = anEvent(app.context(), 'The fire');
      aRegistered(app.context(), { event: { id } });
      return get(app, `${w}/events/1`);
    },
  },
  [`POST ${W}/events/:event`]: form(({ app, w }) => {
    const { version } = anEvent(app.context(), 'The fire');
    return post(app, `${w}/events/1`, { version, name: 'The fire at the quay' });
  }),
  [`POST ${W}/events/:event/removal`]: form(({ app, w }) => {
    const { version } = anEvent(app.context(), 'The fire');
    return post(app, `${w}/events/1/removal`, { version });
  }),

  [`GET ${W}/questions`]: {
    status: 200,
    ask: ({ app, w }) => {
      aQuestion(app.context(), aRegistered(app.context()), { due: '2025-03-20' });
      return get(app, `${w}/questions?owner=nobody`);
    },
  },
  [`POST ${W}/questions/:question`]: form(({ app, w }) => {
    const { id, version } = aQuestion(app.context(), aRegistered(app.context()));
    return post(app, `${w}/questions/${id}`, { version, text: 'Who filmed it?', due: '2025-03-20' });
  }),
  [`POST ${W}/questions/:question/answers`]: form(({ app, w }) => {
    const { id, version } = aQuestion(app.context(), aRegistered(app.context()));
    return post(app, `${w}/questions/${id}/answers`, { version, answer: 'The coast guard.' });
  }),
  [`POST ${W}/questions/:question/removal`]: form(({ app, w }) => {
    const { id, version } = aQuestion(app.context(), aRegistered(app.context()));
    return post(app, `${w}/questions/${id}/removal`, { version });
  }),

  [`GET ${W}/claims/matches`]: page((site) => `${site.w}/claims/matches?q=quay&mention=${site.annotation(1).id}`),
  [`GET ${W}/claims/unlinked`]: page(({ w }) => `${w}/claims/unlinked?claim=The+quay+burnt`),
  [`POST ${W}/claims/links`]: form((site) =>
    post(site.app, `${site.w}/claims/links`, { claim: 'The quay is shut.', mention: site.annotation(1).id }),
  ),
  [`GET ${W}/claims/duplicates`]: {
    status: 200,
    ask: async ({ app, w }) => {
      for (const statement of ['Two drones struck the quay.', 'The quay was struck by two drones at dawn.'])
        aRegistered(app.context(), { statement });
      return get(app, `${w}/claims/duplicates`);
    },
  },
  [`POST ${W}/claims/dismissals`]: form(({ app, w }) => {
    const [a, b] = [aRegistered(app.context()), aRegistered(app.context())];
    return post(app, `${w}/claims/dismissals`, { noun: 'claim', a: a.id, b: b.id });
  }),

  ...CLAIM_ROUTES,
  ...PICTURE_ROUTES,
  ...SOURCE_ROUTES,
  ...TALK_ROUTES,
  ...HISTORY_ROUTES,

  [`GET ${W}/trash`]: {
    status: 200,
    ask: async (site) => {
      await removed(site, 1);
      return get(site.app, `${site.w}/trash`);
    },
  },
  [`POST ${W}/trash/restorations`]: form(async (site) => {
    await removed(site, 1);
    return post(site.app, `${site.w}/trash/restorations`, { noun: 'annotation', id: site.annotation(1).id });
  }),

  [`GET ${W}/export`]: page(({ w }) => `${w}/export`),
  [`GET ${W}/dataset.json`]: page(({ w }) => `${w}/dataset.json`),
  [`POST ${W}/datasets`]: form(({ app }) => importedAgain(app, exportToString(app.db()), 'text/html')),
  [`GET ${W}/datasets/:change`]: {
    status: 200,
    ask: async ({ app }) => {
      const answer = await importedAgain(app, JSON.stringify(otherwiseDerived()));
      return get(app, answer.json<{ href: string }>().href);
    },
  },
  'GET /dataset.schema.json': page(() => '/dataset.schema.json'),
};

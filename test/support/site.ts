import type { Annotation } from '../../server/domain/annotation.ts';
import type { Document } from '../../server/domain/document.ts';
import type { Section } from '../../server/domain/section.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { annotationByNumber, annotationsInDocument } from '../../server/store/annotations.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { evidenceInDocument } from '../../server/store/mentionClaims.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addSection } from '../../server/usecases/sections.ts';
import { type PutBy, startApp, type TestApp } from './app.ts';
import { aClaim, aDocument, anAttribution, place, REPORT } from './builders.ts';
import { post } from './requests.ts';

/** A running program with one document that is marked a little, and short ways to what a test needs of it. */
export type Site = {
  app: TestApp;
  /** Address of the workspace, and of its document. */
  w: string;
  d: string;
  section: Section;
  document: () => Document;
  annotation: (number: number) => Annotation;
  annotations: () => Annotation[];
  /** `role:start:end` over these words, as forms send it. */
  span: (role: Role, words: string) => string;
  /** `start` and `end` of these words. */
  at: (words: string) => { start: number; end: number };
  sourceId: (name: string) => string;
};

const OUTER = {
  source: 'Al-Manara',
  cue: 'reported',
  content: 'a dockworker saw the fire begin before the alarm',
};
const INNER = { source: 'a dockworker', cue: 'saw', content: 'the fire begin before the alarm' };

type Begun = { from: PutBy; section: Section };
let begun: Promise<Begun> | undefined;

/**
 * In order: claim 1 “The quay is shut”, attribution 2 of the dockworker, claim 3 in it, and attribution 4 of Al-Manara,
 * which reports 2; a repost over the second paragraph.
 */
export async function startSite(): Promise<Site> {
  begun ??= begin();
  const { from, section } = await begun;
  return siteOf(await startApp({ from }), section);
}

/** Made once for a test file. */
async function begin(): Promise<Begun> {
  const app = await startApp();
  const context = app.context();
  const document = aDocument(context, REPORT);
  aClaim(context, document, 'The quay is shut');
  anAttribution(context, document, INNER);
  aClaim(context, document, 'the fire begin before the alarm');
  anAttribution(context, document, OUTER, { sources: [{ choice: { name: 'Al-Manara', kind: 'outlet' } }] });
  const section = addSection(context, document, {
    kind: 'repost',
    startBlock: 1,
    endBlock: 2,
    source: { name: 'Levant Wire', kind: 'agency' },
    author: null,
    date: null,
    label: null,
  }).value;
  return { from: await app.putBy(), section };
}

/** The same after the program was started anew. */
export const restarted = async ({ app, section }: Site): Promise<Site> => siteOf(await app.restart(), section);

/** The same program at another document, which is made of this text. */
export async function reading({ app, section, w }: Site, text: string, language = 'en'): Promise<Site> {
  const { headers } = await post(app, `${w}/texts`, { text, language });
  return siteOf(app, section, Number(headers.location?.split('/').at(-1)));
}

function siteOf(app: TestApp, section: Section, number = 1): Site {
  const found = <T>(value: T | null): T => {
    if (value === null) throw new Error('It is not in the workspace.');
    return value;
  };
  const document = (): Document => found(documentByNumber(app.db(), number));
  const at = (words: string) => place(app.db(), document(), words);
  return {
    app,
    w: '/w/case',
    d: `/w/case/documents/${number}`,
    section,
    document,
    annotation: (number) => found(annotationByNumber(app.db(), document().id, number)),
    annotations: () => annotationsInDocument(app.db(), document().id),
    span: (role, words) => `${role}:${at(words).start}:${at(words).end}`,
    at,
    sourceId: (name) => found(sourceNamed(app.db(), name)).id,
  };
}

/** Links claim 1 of the document, “The quay is shut”, with a claim of the registry that says the same. */
export const linked = (site: Site) => post(site.app, `${site.d}/annotations/1/evidence`, {});

/** The id of the first link in the document. */
export const linkIn = (site: Site): string => evidenceInDocument(site.app.db(), site.document().id)[0]?.id ?? '';

/** Another document that says the opposite of claim 1; the id of the mention in it. */
export async function elsewhere({ app }: Site): Promise<string> {
  const text = 'Radio Dhow said the northern quay was open and not shut.';
  const { value } = importText(app.context(), text, { title: 'The quay, again', language: 'en', outlet: 'Radio Dhow' });
  anAttribution(app.context(), value, {
    source: 'Radio Dhow',
    cue: 'said',
    content: 'the northern quay was open and not shut',
  });
  return aClaim(app.context(), value, 'the northern quay was open and not shut').id;
}

/** Deletes an annotation, for the trash. */
export const removed = (site: Site, number: number) =>
  post(site.app, `${site.d}/annotations/${number}/removal`, { version: site.annotation(number).version });

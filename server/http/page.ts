import type { Request, Response } from 'express';
import type { Account } from '../domain/account.ts';
import type { Key } from '../domain/keys.ts';
import { lastSeq } from '../store/changes.ts';
import { claimCount } from '../store/claimLists.ts';
import type { Database } from '../store/database.ts';
import { documentCount } from '../store/documentLists.ts';
import { sourceCount } from '../store/sources.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { NEWS_COUNTED, newsCount } from '../usecases/visits.ts';
import {
  type Frame,
  initials,
  keyGroups,
  keyStrip,
  type NavLink,
  readingStrip,
  type WorkspaceLink,
} from '../viewmodels/frame.ts';
import { accessOf } from './access.ts';
import { doneOf } from './done.ts';
import { readied } from './forms.ts';
import { type Deps, databaseFor } from './here.ts';
import { pastModel } from './past.ts';
import { roleHere } from './role.ts';
import { workspacesOf } from './workspacesOf.ts';

export type PageOptions = {
  title: string;
  where?: Key['where'];
  current?: 'documents' | 'claims' | 'sources' | 'export' | 'news' | null;
  data?: Record<string, string>;
  /** The actions whose keys stand at the foot of the page, where they differ from those of its kind. */
  strip?: readonly string[] | undefined;
};

/** Answers with a whole page. What a case says is kept by nobody on the way. */
export function sendPage(
  deps: Deps,
  request: Request,
  response: Response,
  template: string,
  options: PageOptions,
  model: object,
): void {
  response.set('cache-control', 'no-store').send(framed(deps, request, template, options, model));
}

/** A whole page: the template's markup inside the layout, with bar, switcher and keys. */
export function framed(deps: Deps, request: Request, template: string, options: PageOptions, model: object): string {
  const frame = frameOf(deps, request, options);
  const html = deps.render('layout', { frame, body: deps.render(template, { ...model, frame }) });
  return readied(request, html, roleHere(deps, request), accessOf(request).formToken);
}

/** A part of a page, with those of its forms that this person may send. */
export const fragment = (deps: Deps, request: Request, template: string, model: object): string =>
  readied(request, deps.render(template, model), roleHere(deps, request), accessOf(request).formToken);

function frameOf(
  deps: Deps,
  request: Request,
  { title, where = 'anywhere', current = null, data = {}, strip }: PageOptions,
): Frame {
  const role = roleHere(deps, request);
  const slug = role !== null && typeof request.params.workspace === 'string' ? request.params.workspace : null;
  const db = slug === null || role === null ? null : databaseFor(deps, slug, role);
  const workspace = db && workspaceOf(db);
  const { account, formToken } = accessOf(request);
  const isWorkbench = where === 'document';
  const past = pastModel(deps, request);
  return {
    title,
    isWorkbench,
    bodyClass: isWorkbench ? 'wb' : '',
    data: Object.entries({
      formToken,
      ...(slug === null ? {} : { workspace: `/w/${slug}`, role, seq: db ? lastSeq(db) : 0, me: account?.id ?? '' }),
      ...(past && { past: 'yes' }),
      ...data,
    }).map(([name, value]) => ({
      name: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value: String(value),
    })),
    workspace: workspace ? { base: `/w/${slug}`, name: workspace.name } : null,
    workspaces: workspaceLinks(deps, account, slug),
    administers: role === 'admin',
    runsServer: account?.isAdmin === true,
    nav: db && slug ? navLinks(`/w/${slug}`, db, current) : [],
    news: db && slug && account ? newsLink(newsCount(db, account.id), current === 'news') : null,
    person: account && { name: account.name, initials: initials(account.name) },
    keyGroups: keyGroups(),
    strip: past || role === 'reader' ? readingStrip(where, strip) : keyStrip(where, strip),
    css: deps.asset('app.css'),
    script: deps.asset('app.js'),
    themeScript: deps.asset('theme.js'),
    done: doneOf(deps, request),
    past,
    damage: slug === null ? null : (deps.folder.damageOf(slug)?.message ?? null),
  };
}

const newsLink = (count: number, isCurrent: boolean): Frame['news'] => ({
  count: count === 0 ? '' : count < NEWS_COUNTED ? String(count) : `${NEWS_COUNTED - 1}+`,
  isCurrent,
});

const navLinks = (base: string, db: Database, current: PageOptions['current']): NavLink[] => [
  link(base, 'documents', documentCount(db), current),
  link(base, 'claims', claimCount(db), current),
  link(base, 'sources', sourceCount(db), current),
  { href: `${base}/export`, label: 'Export', count: '', isCurrent: current === 'export' },
];

const link = (
  base: string,
  name: 'documents' | 'claims' | 'sources',
  count: number,
  current: PageOptions['current'],
): NavLink => ({
  href: `${base}/${name}`,
  label: NAMES[name],
  count: String(count),
  isCurrent: current === name,
});
const NAMES = { documents: 'Documents', claims: 'Claims', sources: 'Sources' };

const workspaceLinks = (deps: Deps, account: Account | null, current: string | null): WorkspaceLink[] =>
  workspacesOf(deps, account, 30).map(({ slug, workspace }) => ({
    href: `/w/${slug}/documents`,
    name: workspace?.name ?? slug,
    isCurrent: slug === current,
  }));

import type { Request, Response } from 'express';
import type { Key } from '../domain/keys.ts';
import { claimCount } from '../store/claimLists.ts';
import type { Database } from '../store/database.ts';
import { documentCount } from '../store/documentLists.ts';
import { analyst } from '../store/people.ts';
import { sourceCount } from '../store/sources.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { type Frame, initials, keyGroups, keyStrip, type NavLink, type WorkspaceLink } from '../viewmodels/frame.ts';
import { doneOf } from './done.ts';
import type { Deps } from './here.ts';

export type PageOptions = {
  title: string;
  where?: Key['where'];
  current?: 'documents' | 'claims' | 'sources' | 'export' | null;
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
  return deps.render('layout', { frame, body: deps.render(template, { ...model, frame }) });
}

function frameOf(
  deps: Deps,
  request: Request,
  { title, where = 'anywhere', current = null, data = {}, strip }: PageOptions,
): Frame {
  const slug = typeof request.params.workspace === 'string' ? request.params.workspace : null;
  const db = slug === null ? null : deps.folder.open(slug);
  const workspace = db && workspaceOf(db);
  const person = analyst(deps.folder.control);
  const isWorkbench = where === 'document';
  return {
    title,
    isWorkbench,
    bodyClass: isWorkbench ? 'wb' : '',
    data: Object.entries({ ...(slug === null ? {} : { workspace: `/w/${slug}` }), ...data }).map(([name, value]) => ({
      name,
      value,
    })),
    workspace: workspace ? { base: `/w/${slug}`, name: workspace.name } : null,
    workspaces: workspaceLinks(deps, slug),
    nav: db && slug ? navLinks(`/w/${slug}`, db, current) : [],
    person: person && { name: person.name, initials: initials(person.name) },
    keyGroups: keyGroups(),
    strip: keyStrip(where, strip),
    css: deps.asset('app.css'),
    script: deps.asset('app.js'),
    themeScript: deps.asset('theme.js'),
    done: doneOf(deps, request),
  };
}

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

const workspaceLinks = (deps: Deps, current: string | null): WorkspaceLink[] =>
  deps.folder
    .slugs()
    .slice(0, 30)
    .map((slug) => {
      const db = readable(deps, slug);
      return { href: `/w/${slug}/documents`, name: (db && workspaceOf(db)?.name) ?? slug, isCurrent: slug === current };
    });

/** A file that can't be opened is left out of the switcher; its own address says what is wrong with it. */
function readable(deps: Deps, slug: string) {
  try {
    return deps.folder.open(slug);
  } catch {
    return null;
  }
}

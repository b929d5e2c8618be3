import type { Document } from '../domain/document.ts';
import { languageName } from './workbench.ts';

export type ImportResult = {
  name: string;
  document: Document | null;
  error: string | null;
  duplicate: { number: number; title: string } | null;
};

/** What became of each file of a batch; the same for the page and for the program that uploads. */
export type ImportReport = {
  base: string;
  summary: string;
  failed: number;
  results: {
    name: string;
    ok: boolean;
    title: string;
    href: string;
    language: string;
    direction: string;
    says: string;
    error: string;
    duplicateHref: string;
  }[];
};

export function importReport(base: string, results: readonly ImportResult[]): ImportReport {
  const kept = results.filter((result) => result.document).length;
  return {
    base,
    failed: results.length - kept,
    summary: `${kept} of ${results.length} imported`,
    results: results.map(({ name, document, error, duplicate }) => ({
      name,
      ok: document !== null,
      title: document?.title ?? '',
      language: document?.language ?? 'en',
      direction: document?.direction ?? 'ltr',
      href: document ? `${base}/documents/${document.number}` : '',
      says: document ? languageName(document.language) : '',
      error: error ?? '',
      duplicateHref: duplicate ? `${base}/documents/${duplicate.number}` : '',
    })),
  };
}

import { on } from './actions.ts';
import { firstPiece } from './current.ts';
import { article, byId, closest, hasArticle, isField, workspace } from './page.ts';

const PLACES = {
  goDocuments: 'documents',
  goClaims: 'claims',
  goEvents: 'events',
  goQuestions: 'questions',
  goSources: 'sources',
  goExport: 'export',
  goTrash: 'trash',
  goLog: 'log',
  guidelines: 'guidelines',
};

/** The keys that lead to other pages, and to the field that filters or finds. */
export function attachGoto(): void {
  for (const [action, place] of Object.entries(PLACES)) on(action, () => visit(place));
  on('goHistory', () => follow(historyLink()) || visit('log'));
  on('find', () => {
    const field = document.querySelector<HTMLInputElement>('main input[type="search"], input[name="q"]');
    if (!field) return follow(document.querySelector<HTMLAnchorElement>('a.find'));
    field.focus();
    field.select();
    return true;
  });
}

/** Of the mark at hand, otherwise of what the page is about. */
const historyLink = (): HTMLAnchorElement | null =>
  document.querySelector('#inspector a[data-history]') ?? document.querySelector('a[data-history]');

function visit(place: string): boolean {
  const root = workspace || document.querySelector<HTMLAnchorElement>('a.find')?.pathname.replace(/\/documents$/, '');
  if (!root) return false;
  location.assign(`${root}/${place}`);
  return true;
}

function follow(link: HTMLAnchorElement | null): boolean {
  link?.click();
  return link !== null;
}

/** Out of a field, so that letters are keys again: back to the text where there is one, else to what unfolded it. */
function leaveField(): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !isField(field) || closest(field, FLOATS)) return false;
  const sheet = byId('inspector');
  if (sheet?.matches(':popover-open')) sheet.hidePopover();
  field.blur();
  if (hasArticle) (firstPiece() ?? article).focus({ preventScroll: true });
  else closest(field, 'main details[open]')?.querySelector<HTMLElement>(':scope > summary')?.focus();
  return true;
}

/** What closes with everything in it. */
const FLOATS = '#pick, .pop--center, .sweep, dialog, .findbar';

/** What floats over the page closes before anything else. Attached last, so asked first. */
export function attachDismissal(): void {
  on('escape', leaveField);
  on('escape', () => {
    const open = [...document.querySelectorAll<HTMLElement>('#pick, .pop--center')].find((one) =>
      one.matches(':popover-open'),
    );
    open?.hidePopover();
    return open !== undefined;
  });
}

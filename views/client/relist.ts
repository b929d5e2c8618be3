/** What shows the list of documents: its counts and tabs, the rows, and what stands there while there are none. */
const PARTS = ['header.bar nav', '#nav-menu', '.page-head .meta', 'nav.tabs'];
const FILTERS = 'form.filters';

/** The list as the server has it now. What was being done on the page stays: the report, the filter, the focus. */
export async function refreshList(): Promise<void> {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const focused = document.activeElement;
    for (const part of PARTS) swap(document.querySelector(part), page.querySelector(part));
    swapAround(document.querySelector(FILTERS), page.querySelector(FILTERS));
    swapSpecimen(page);
    refocus(focused);
  } catch {
    // The files are in; the list is the old one until the page is loaded again.
  }
}

function swap(old: Element | null, fresh: Element | null): void {
  if (old && fresh) old.replaceChildren(...fresh.childNodes);
}

/** Everything beside the filter is new; of the filter, only what can be chosen in it. */
function swapAround(old: Element | null, fresh: Element | null): void {
  if (!old?.parentElement || !fresh?.parentElement) return;
  for (const other of [...old.parentElement.children]) if (other !== old) other.remove();
  for (const select of old.querySelectorAll('select')) {
    const { value } = select;
    swap(select, fresh.querySelector(`select[name="${select.name}"]`));
    select.value = value;
  }
  old.after(...[...fresh.parentElement.children].filter((other) => other !== fresh));
}

/** What explains an empty list stands between the heading and the tabs, and goes with the first document. */
function swapSpecimen(page: Document): void {
  const between = (within: Document): Element[] => {
    const parts = [...(within.querySelector('main')?.children ?? [])];
    return parts.slice(1, parts.indexOf(within.querySelector('nav.tabs') ?? document.body));
  };
  const fresh = between(page);
  for (const part of between(document)) part.remove();
  document.querySelector('main > .page-head')?.after(...fresh);
}

/** A link that was focused is there again under the same address. */
function refocus(element: Element | null): void {
  if (!(element instanceof HTMLElement) || element.isConnected) return;
  const href = (element.matches('a') ? element : element.querySelector('a'))?.getAttribute('href');
  const link = href
    ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"], a[href="${CSS.escape(href)}"]`)
    : null;
  (element.matches('tr') ? link?.closest('tr') : link)?.focus({ preventScroll: true });
}

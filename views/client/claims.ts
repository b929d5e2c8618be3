import type { Stance } from '../../server/domain/vocabulary.ts';
import { on } from './actions.ts';
import { current } from './current.ts';
import { inspectorOf } from './inspector.ts';
import { signOf } from './keymatch.ts';
import { strokeOf } from './keys.ts';
import { base, closest } from './page.ts';
import type { Fields } from './reply.ts';
import { save } from './save.ts';
import { toast } from './toasts.ts';
import { choose } from './travel.ts';

const STANCES: Record<string, Stance> = { '+': 'supports', '-': 'disputes', '−': 'disputes', '=': 'reports' };
const NO_CLAIM = 'Select the words that state a claim first, or mark them with C.';

/** The keys that judge the selected mark: which claim it bears on, what its source does with it, how credible it is. */
export function attachClaims(): void {
  on('link', () => judged(link));
  on('corroborate', () => judged(({ number }) => go(`/annotations/${number}/corroborations`)));
  on('grade', (event) => {
    const number = signOf(strokeOf(event as KeyboardEvent));
    return judged((mention) => go(`/annotations/${mention.number}/grading?grade=${number}`));
  });
  for (const stance of ['supports', 'disputes', 'reports', 'questions'] as const)
    on(stance, () => judged((mention) => take(mention, stance)));
  document.addEventListener('keydown', inLine);
}

/** A mention as the inspector shows it: its number and its links, each with what it is of. */
type Mention = { number: number; links: Element[]; panel: HTMLElement };

/** Does something with the selected mention; of an attribution, with the only one that it bears. */
function judged(work: (mention: Mention) => void): boolean {
  const mark = current.value;
  if (!mark) return false;
  void (async () => {
    const panel = await inspectorOf(mark.number);
    if (!panel || current.value?.number !== mark.number) return;
    const mention = mentionIn(panel, mark.kind, mark.number);
    if (mention) work(mention);
    else
      toast(panel.querySelector('[data-mention]') ? 'It states several claims. Select one of them first.' : NO_CLAIM);
  })();
  return true;
}

function mentionIn(panel: HTMLElement, kind: string, number: number): Mention | null {
  if (kind === 'claim') return { number, links: [...panel.querySelectorAll('[data-claim]')], panel };
  const [only, ...others] = panel.querySelectorAll<HTMLElement>('a[data-mention]');
  if (!only || others.length > 0) return null;
  const links = [...(only.parentElement?.querySelectorAll('[data-chip]') ?? [])];
  return { number: Number(only.dataset.mention), links, panel };
}

/** Opens the choice of a claim; for an attribution, once the mention in it is selected. */
async function link({ number }: Mention): Promise<void> {
  if (current.value?.number !== number) choose(number);
  const panel = await inspectorOf(number);
  panel?.querySelector<HTMLElement>('button[data-pick="claim"]')?.click();
}

const go = (path: string): void => location.assign(base + path);

/** One claim takes the stance at once; of several, the one that is being looked at in the inspector does. */
function take(mention: Mention, stance: Stance): void {
  const focused = closest(document.activeElement, '[data-claim]');
  const [only, ...others] = focused ? [focused] : mention.links;
  if (!only) toast('It bears on no claim yet: L links one.');
  else if (others.length === 0) send(mention.number, only, stance);
  else {
    toast('It bears on several claims. Choose the stance on each here.');
    (only.querySelector<HTMLElement>('input:checked') ?? only.querySelector<HTMLElement>('input'))?.focus();
  }
}

/** What is sent leaves the selected mark selected, even where only the mention in it changes. */
function send(number: number, line: Element, stance: Stance): void {
  const form = line.querySelector<HTMLFormElement>('form:has([name="stance"])');
  const id = line instanceof HTMLElement ? line.dataset.chip : undefined;
  const hidden = [...(form?.querySelectorAll<HTMLInputElement>('input[type="hidden"]') ?? [])];
  const fields: Fields = [
    ...hidden.map(({ name, value }): [string, string] => [name, value]),
    ['stance', stance],
    ['stay', String(current.value?.number ?? number)],
  ];
  const url = form?.action ?? `${base}/annotations/${number}/evidence/${id}`;
  void save(() => ({ url, fields }));
}

/** The same signs while the choice of a stance has the focus, where letters would be its own. */
function inLine(event: KeyboardEvent): void {
  const line = closest(event.target, '[data-claim]');
  const stance = STANCES[event.key];
  if (!line || !stance || !(event.target instanceof HTMLInputElement) || event.target.type !== 'radio') return;
  const number = current.value?.number;
  if (number === undefined) return;
  event.preventDefault();
  send(number, line, stance);
}

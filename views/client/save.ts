import { apply } from './apply.ts';
import { showQuestion } from './asks.ts';
import { showConflict } from './conflict.ts';
import { base, byId, make } from './page.ts';
import { refreshArticle } from './refresh.ts';
import { type Fields, type Request, type Saved, type Sent, send } from './reply.ts';
import { alarm, calm, toast } from './toasts.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Makes the request when its turn comes, so that it knows what the saves before it made; null: nothing to send. */
export type Build = () => Request | null | Promise<Request | null>;
type Task = { build: Build; done: (reply: Saved | null) => void };

const queue: Task[] = [];
let isRunning = false;
let wake: (() => void) | null = null;

/** Saves in order, one at a time. Gives the reply once it is on the page, or null where it was refused. */
export function save(build: Build): Promise<Saved | null> {
  return new Promise((done) => {
    queue.push({ build, done });
    if (!isRunning) void run();
  });
}

/** Saves to an address under the document's. */
const post = (path: string, fields: Fields): Promise<Saved | null> => save(() => ({ url: `${base}${path}`, fields }));

export const undo = (): Promise<Saved | null> => post('/undos', []);
export const redo = (): Promise<Saved | null> => post('/redos', []);

async function run(): Promise<void> {
  isRunning = true;
  for (let task = queue[0]; task; task = queue[0]) {
    const request = await task.build();
    const sent = request && (await delivered(request));
    queue.shift();
    showWaiting(null);
    task.done(request && sent ? settle(request, sent) : null);
  }
  isRunning = false;
}

/** Tries until the server answers: nothing that was marked is given up because of a connection. */
async function delivered(request: Request): Promise<Exclude<Sent, { is: 'unreached' }>> {
  const key = crypto.randomUUID();
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const sent = await send(request, key);
    if (sent.is !== 'unreached') return sent;
    showWaiting(queue.length);
    await pause(wait);
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

function settle(request: Request, sent: Exclude<Sent, { is: 'unreached' }>): Saved | null {
  if (sent.is === 'refused') {
    refuse(request, sent);
    return null;
  }
  calm();
  const isWhole = sent.reply.reload || (isStep(request) && sent.reply.blocks.length === 0);
  if (isWhole) void refreshArticle();
  else apply(sent.reply);
  const message = sent.reply.message || (isWhole ? 'Sections changed' : '');
  if (message) toast(message, isStep(request) ? null : { label: 'Undo', do: () => void undo() });
  return sent.reply;
}

function refuse(request: Request, { status, refusal }: Extract<Sent, { is: 'refused' }>): void {
  if (status === 409 && refusal.ask) showQuestion(refusal.error, refusal.ask, request, (sure) => void save(() => sure));
  else if (status === 409 && refusal.yours) showConflict(refusal, request, (mine) => void save(() => mine));
  else if (status === 422 && isStep(request)) toast(refusal.error);
  else alarm(refusal.error);
}

const isStep = ({ url }: Request): boolean => /\/(undos|redos)$/.test(url);

function showWaiting(count: number | null): void {
  byId('waiting')?.remove();
  if (count === null) return;
  const words = `${count} ${count === 1 ? 'change waits' : 'changes wait'} here and will be sent when the connection returns.`;
  document.body.append(make('p', { id: 'waiting', class: 'waiting callout callout--warn', role: 'status' }, words));
}

/** Sends at once when the connection returns, and warns whoever leaves too early. */
export function attachQueue(): void {
  window.addEventListener('online', () => wake?.());
  window.addEventListener('beforeunload', (event) => {
    if (queue.length > 0) event.preventDefault();
  });
}

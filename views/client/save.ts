import { apply } from './apply.ts';
import { showQuestion } from './asks.ts';
import { showConflict } from './conflict.ts';
import { base, byId, make } from './page.ts';
import { refreshArticle } from './refresh.ts';
import { type Fields, type Request, type Saved, type Sent, send, type Unsent } from './reply.ts';
import { alarm, calm, toast } from './toasts.ts';
import { Later } from './versions.ts';

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
    const answered = await delivered(task.build);
    queue.shift();
    showWaiting(null);
    task.done(answered && settle(answered.request, answered.sent));
  }
  isRunning = false;
}

type Answered = Exclude<Sent, Unsent>;

/**
 * Tries until the server answers: nothing that was marked is given up because of a connection, or of a session that ended
 * meanwhile. Null: there was nothing to send.
 */
async function delivered(build: Build): Promise<{ request: Request; sent: Answered } | null> {
  const key = crypto.randomUUID();
  let made: Request | null = null;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const request: Request | Unsent | null = made ?? (await built(build));
    if (request === null) return null;
    const sent = 'is' in request ? request : await send(request, key);
    if (!('is' in request)) {
      made = request;
      if (!isUnsent(sent)) return { request, sent };
    }
    showWaiting(queue.length, sent.is === 'signedOut');
    await pause(wait);
  }
}

/** What is to be sent is found out once; it may take asking the server. */
async function built(build: Build): Promise<Request | Unsent | null> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof Later) return error.unsent;
    throw error;
  }
}

const isUnsent = (sent: Sent): sent is Unsent => sent.is === 'unreached' || sent.is === 'signedOut';

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

function settle(request: Request, sent: Answered): Saved | null {
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

function showWaiting(count: number | null, isSignedOut = false): void {
  byId('waiting')?.remove();
  if (count === null) return;
  const changes = `${count} ${count === 1 ? 'change waits' : 'changes wait'} here`;
  const words = isSignedOut
    ? ['You were signed out. ', signInLink(), ` in another tab; it is saved then. ${changes}.`]
    : [`${changes} and will be sent when the connection returns.`];
  document.body.append(
    make('p', { id: 'waiting', class: 'waiting callout callout--warn', role: 'status' }, make('span', {}, ...words)),
  );
}

const signInLink = (): HTMLElement => make('a', { href: '/sign-in', target: '_blank', rel: 'noopener' }, 'Sign in');

/** Sends at once when the connection returns, or whoever signed in elsewhere comes back, and warns whoever leaves too early. */
export function attachQueue(): void {
  for (const name of ['online', 'focus']) window.addEventListener(name, () => wake?.());
  window.addEventListener('beforeunload', (event) => {
    if (queue.length > 0) event.preventDefault();
  });
}

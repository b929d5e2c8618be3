/** Somebody who listens. `send` says false where they can’t keep up; `mayStay` whether they may still read here. */
export type Listener = {
  personId: string;
  send: (text: string) => boolean;
  mayStay: () => boolean;
  end: () => void;
};

/** What a room asks of its workspace: the number of the newest change, and what is told of those after one, in order. */
export type Ground = { newest: () => number; tell: (after: number, upTo: number) => { seq: number; data: string }[] };

/** So many changes are told one by one; whoever missed more is told to look again. */
export const TOLD_AT_MOST = 200;
const PRESENT_MS = 30_000;
const TABS_EACH = 40;
const TABS = 4000;

type Seat = { personId: string; page: string; at: number };

const message = (event: string, data: string, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;

/** Those who listen to one workspace, and who is on which of its pages. */
export class Room {
  readonly listeners = new Set<Listener>();
  private readonly seats = new Map<string, Seat>();
  private readonly ground: Ground;
  private readonly clock: () => number;
  private last = 0;

  constructor(ground: Ground, clock: () => number) {
    this.ground = ground;
    this.clock = clock;
  }

  /** From `since` on: null where nothing came before. */
  join(listener: Listener, since: number | null): void {
    if (this.listeners.size === 0) this.last = this.ground.newest();
    this.listeners.add(listener);
    const from = since ?? this.last;
    const isFar = from > this.last || this.last - from > TOLD_AT_MOST;
    if (isFar) this.give(listener, message('missed', '{}', this.last));
    else this.give(listener, this.told(from, this.last));
    this.give(listener, message('present', JSON.stringify(this.pages())));
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** Looks once for everybody whether something has changed. */
  look(): void {
    const newest = this.ground.newest();
    if (newest !== this.last) {
      const isFar = newest < this.last || newest - this.last > TOLD_AT_MOST;
      const text = isFar ? message('missed', '{}', newest) : this.told(this.last, newest);
      this.last = newest;
      this.giveAll(text);
    }
    this.forget();
  }

  /** Keeps connections open, and ends those of people who may no longer read here. */
  beat(): void {
    this.giveAll(': still here\n\n');
  }

  /** Somebody is on a page, in one of their tabs; null: they left. Gives back everybody on that page. */
  sit(personId: string, tab: string, page: string | null): string[] {
    this.forget();
    const key = `${personId} ${tab}`;
    const before = this.seats.get(key)?.page ?? null;
    this.seats.delete(key);
    if (page !== null && this.hasSeat(personId)) this.seats.set(key, { personId, page, at: this.clock() });
    if (before !== page) this.show([before, page]);
    return page === null ? [] : this.on(page);
  }

  get isEmpty(): boolean {
    return this.listeners.size === 0 && this.seats.size === 0;
  }

  private told(after: number, upTo: number): string {
    if (after >= upTo) return '';
    return this.ground
      .tell(after, upTo)
      .map(({ seq, data }) => message('change', data, seq))
      .join('');
  }

  private give(listener: Listener, text: string): void {
    if (text === '' || !this.listeners.has(listener)) return;
    if (listener.mayStay() && listener.send(text)) return;
    this.listeners.delete(listener);
    listener.end();
  }

  private giveAll(text: string): void {
    for (const listener of [...this.listeners]) this.give(listener, text);
  }

  private hasSeat(personId: string): boolean {
    if (this.seats.size >= TABS) return false;
    return [...this.seats.values()].filter((seat) => seat.personId === personId).length < TABS_EACH;
  }

  /** Whoever hasn’t been heard of for a while is gone. Seats are in the order in which they were last heard of. */
  private forget(): void {
    const gone: string[] = [];
    for (const [key, seat] of this.seats) {
      if (this.clock() - seat.at <= PRESENT_MS) break;
      this.seats.delete(key);
      gone.push(seat.page);
    }
    this.show(gone);
  }

  private show(pages: readonly (string | null)[]): void {
    const changed = [...new Set(pages)].filter((page) => page !== null);
    if (changed.length === 0) return;
    this.giveAll(message('present', JSON.stringify(Object.fromEntries(changed.map((page) => [page, this.on(page)])))));
  }

  private on(page: string): string[] {
    return [...new Set([...this.seats.values()].filter((seat) => seat.page === page).map((seat) => seat.personId))];
  }

  private pages(): Record<string, string[]> {
    const pages = new Set([...this.seats.values()].map((seat) => seat.page));
    return Object.fromEntries([...pages].map((page) => [page, this.on(page)]));
  }
}

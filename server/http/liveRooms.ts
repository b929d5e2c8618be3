import { type Ground, type Listener, Room } from './liveRoom.ts';

const LOOK_MS = 250;
const BEAT_MS = 15_000;
const LISTENERS_EACH = 12;
const LISTENERS = 2000;

export type Rooms = {
  /** Null where there are too many already: of this person, or in all. Else what ends it. */
  join: (slug: string, listener: Listener, since: number | null) => (() => void) | null;
  sit: (slug: string, personId: string, tab: string, page: string | null) => string[];
};

/** The rooms of all workspaces. Each is looked at by one clock, which stands still while nobody listens. */
export function createRooms(groundOf: (slug: string) => Ground, failed: (error: unknown) => void): Rooms {
  const rooms = new Map<string, Room>();
  let timer: NodeJS.Timeout | null = null;
  let beaten = 0;

  const roomOf = (slug: string): Room => {
    const room = rooms.get(slug) ?? new Room(groundOf(slug), Date.now);
    rooms.set(slug, room);
    return room;
  };
  const all = (): Listener[] => [...rooms.values()].flatMap((room) => [...room.listeners]);

  const tick = (): void => {
    const isBeat = Date.now() - beaten >= BEAT_MS;
    if (isBeat) beaten = Date.now();
    for (const [slug, room] of rooms) {
      try {
        room.look();
        if (isBeat) room.beat();
      } catch (error) {
        failed(error);
        for (const listener of room.listeners) listener.end();
        room.listeners.clear();
      }
      if (room.isEmpty) rooms.delete(slug);
    }
    rest();
  };
  const rest = (): void => {
    if (timer === null || all().length > 0) return;
    clearInterval(timer);
    timer = null;
  };

  return {
    join: (slug, listener, since) => {
      const listening = all();
      const own = listening.filter((one) => one.personId === listener.personId).length;
      if (listening.length >= LISTENERS || own >= LISTENERS_EACH) return null;
      const room = roomOf(slug);
      room.join(listener, since);
      beaten ||= Date.now();
      timer ??= setInterval(tick, LOOK_MS).unref();
      return () => {
        room.leave(listener);
        rest();
      };
    },
    sit: (slug, personId, tab, page) => roomOf(slug).sit(personId, tab, page),
  };
}

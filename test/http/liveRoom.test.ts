import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Listener, Room } from '../../server/http/liveRoom.ts';

let newest: number;
let at: number;
let looks: number;
let room: Room;
beforeEach(() => {
  newest = 10;
  at = 0;
  looks = 0;
  const ground = {
    newest: () => newest,
    tell: (after: number, upTo: number) => {
      looks += 1;
      return Array.from({ length: upTo - after }, (_, i) => ({ seq: after + i + 1, data: `{"n":${after + i + 1}}` }));
    },
  };
  room = new Room(ground, () => at);
});

function listener(personId = 'nadia', more: Partial<Listener> = {}) {
  const heard: string[] = [];
  const told = { ended: false };
  const one: Listener = {
    personId,
    send: (text) => heard.push(text) > 0,
    mayStay: () => true,
    end: () => {
      told.ended = true;
    },
    ...more,
  };
  return { one, heard, told };
}

describe('a room', () => {
  test('looks once for all who listen', () => {
    const all = Array.from({ length: 50 }, () => listener());
    for (const { one } of all) room.join(one, null);
    newest = 12;
    room.look();
    expect(looks).toBe(1);
    expect(all.every(({ heard }) => heard.at(-1)?.includes('id: 12\nevent: change\ndata: {"n":12}'))).toBe(true);
    room.look();
    expect(looks).toBe(1);
  });

  test('drops whoever can’t keep up, and nobody else', () => {
    const slow = listener('slow', { send: (text) => !text.includes('change') });
    const quick = listener('quick');
    for (const { one } of [slow, quick]) room.join(one, null);
    newest = 11;
    room.look();
    expect([slow.told.ended, quick.told.ended]).toEqual([true, false]);
    expect([...room.listeners]).toEqual([quick.one]);
  });

  test('tells nothing to those who may no longer read, also when nothing changes', () => {
    let may = true;
    const gone = listener('gone', { mayStay: () => may });
    room.join(gone.one, null);
    may = false;
    const before = gone.heard.length;
    room.beat();
    expect([gone.told.ended, gone.heard.length]).toEqual([true, before]);
  });

  test('tells everybody to look again where the log is another than it was', () => {
    const { one, heard } = listener();
    room.join(one, null);
    newest = 4;
    room.look();
    expect(heard.at(-1)).toBe('id: 4\nevent: missed\ndata: {}\n\n');
  });

  test('forgets who hasn’t been heard of for half a minute', () => {
    const { one, heard } = listener();
    room.join(one, null);
    room.sit('omar', 'a', 'documents/3');
    at = 20_000;
    expect(room.sit('nadia', 'b', 'documents/3')).toEqual(['omar', 'nadia']);
    at = 30_001;
    room.look();
    expect(heard.at(-1)).toContain('{"documents/3":["nadia"]}');
  });

  test('counts a person once, in however many tabs, and not without end', () => {
    for (let i = 0; i < 100; i++) room.sit('omar', `tab ${i}`, 'documents/3');
    expect(room.sit('nadia', 'b', 'documents/3')).toEqual(['omar', 'nadia']);
    room.sit('omar', 'tab 3', null);
    expect(room.sit('nadia', 'b', 'documents/3')).toEqual(['omar', 'nadia']);
  });
});

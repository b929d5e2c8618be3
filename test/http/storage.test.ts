import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { damageIn } from '../../server/usecases/verify.ts';
import { get, post, save, upload } from '../support/requests.ts';
import { restarted, type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

/** No page more than the file has: as on a full disk. */
function fillDisk(): void {
  const db = site.app.db();
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
}
const makeRoom = (): unknown => site.app.db().pragma('max_page_count = 1000000');

const note = (words: string) =>
  save(site.app, `${site.d}/annotations/1/note`, { version: site.annotation(1).version, note: words });
const LONG = 'A long note. '.repeat(1000);

describe('on a full disk', () => {
  test('a save is answered 507 with what to do, nothing of it is kept, and there is no crash to look up', async () => {
    fillDisk();
    let answer = await note(LONG);
    for (let n = 0; n < 20 && answer.status === 200; n++) answer = await note(LONG + n);
    const standing = site.annotation(1);
    expect(answer.status).toBe(507);
    expect(answer.json()).toEqual({
      error:
        'The disk is full, so nothing was kept of this. Reading goes on; once there is room again, do it once more.',
    });
    expect((await note(`${LONG}!`)).status).toBe(507);
    expect(site.annotation(1)).toEqual(standing);
    expect(damageIn(site.app.db())).toBeNull();
  });

  test('an import keeps nothing of the text', async () => {
    fillDisk();
    const bytes = 'The quay is open again, said the harbour master.\n\n'.repeat(4000);
    const answer = await upload(site.app, `${site.w}/documents`, [{ name: 'long.txt', bytes }]);
    expect(answer.text).toContain('The disk is full');
    expect((await get(site.app, `${site.d.replace(/1$/, '2')}`)).status).toBe(404);
    expect(damageIn(site.app.db())).toBeNull();
  });

  test('reading goes on, and so does saving once there is room, without a restart', async () => {
    fillDisk();
    for (let n = 0; n < 20; n++) await note(LONG + n);
    for (const path of [site.d, `${site.w}/claims`, `${site.w}/sources`, `${site.w}/dataset.json`])
      expect([path, (await get(site.app, path)).status]).toEqual([path, 200]);
    makeRoom();
    expect((await note('There is room again.')).status).toBe(200);
    expect(site.annotation(1).note).toBe('There is room again.');
  });

  test('without a script the page says so', async () => {
    fillDisk();
    let answer = await post(site.app, `${site.d}/annotations/1/note`, {
      version: site.annotation(1).version,
      note: LONG,
    });
    for (let n = 0; n < 20 && answer.status === 303; n++)
      answer = await post(site.app, `${site.d}/annotations/1/note`, {
        version: site.annotation(1).version,
        note: LONG + n,
      });
    expect(answer.status).toBe(507);
    expect(answer.text).toMatch(/Nothing could be kept.*The disk is full/s);
  });
});

/** Writes over some bytes of the file while the program is down. */
function spoil(file: string, at: number, bytes: string): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, bytes, at);
  closeSync(opened);
}

describe('a damaged file', () => {
  test('that can’t be read at all is told of on its page, and the others go on', async () => {
    const file = site.app.folder.fileOf('case');
    await post(site.app, '/workspaces', { name: 'Other' });
    site.app.folder.close();
    spoil(file, 0, 'These are no bytes of a database.');
    site = await restarted(site);
    const answer = await get(site.app, `${site.w}/documents`);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain(
      'The file of the workspace case is damaged (it can’t be read). Nothing of it can be shown.',
    );
    expect((await get(site.app, '/w/other/documents')).status).toBe(200);
    expect((await get(site.app, '/workspaces')).status).toBe(200);
  });

  test('that was cut short is told of, with the backup to take', async () => {
    const file = site.app.folder.fileOf('case');
    site.app.folder.close();
    truncateSync(file, statSync(file).size - 4096);
    site = await restarted(site);
    const answer = await save(site.app, `${site.d}/annotations/1/note`, { version: 1, note: 'Into the void' });
    expect([answer.status, answer.json<{ error: string }>().error]).toEqual([
      503,
      'The file of the workspace case is damaged (it can’t be read). Nothing of it can be shown. This server keeps no backups: restore it from one that you made.',
    ]);
  });

  test('of which the log was altered takes no writes, and can be read', async () => {
    site.app
      .db()
      .prepare("UPDATE change SET payload = replace(payload, 'dockworker', 'dockmaster') WHERE seq = 4")
      .run();
    site = await restarted(site);
    expect((await note('Into the void')).status).toBe(503);
    expect((await get(site.app, site.d)).text).toContain('The quay is shut');
    expect((await get(site.app, `${site.w}/claims`)).status).toBe(200);
    expect(site.annotation(1).note).toBe('');
  });

  test('that is found while it is in use takes no writes from then on', async () => {
    site.app.folder.markDamaged('case', 'document 1: its text is not the one that was imported');
    expect((await note('Into the void')).json<{ error: string }>().error).toContain('document 1: its text is not');
    const { status, text } = await get(site.app, site.d);
    expect([status, text.includes('Nothing more is written to it')]).toEqual([200, true]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PROPOSER } from '../../server/domain/programs.ts';
import { lastSeq } from '../../server/store/changes.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { addSource } from '../../server/usecases/sources.ts';
import { ANALYST, OMAR } from '../support/analyst.ts';
import { aClaim } from '../support/builders.ts';
import { anEvent, aRegistered } from '../support/claims.ts';
import { get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let omar: Context;
beforeEach(async () => {
  site = await startSite();
  omar = { ...site.app.context(), actor: OMAR };
});
afterEach(() => site.app.close());

const news = async (query = '') => (await get(site.app, `${site.w}/news${query}`)).text;
const seen = (seq: number) => save(site.app, `${site.w}/news/visits`, { seq });
const countIn = (html: string): string => /data-news>(\d+\+?)</.exec(html)?.[1] ?? '';
const words = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('news', () => {
  test('are what others did, under what they did it to, the newest first', async () => {
    aClaim(omar, site.document(), 'declined to comment');
    aClaim(omar, site.document(), 'a dockworker');
    aRegistered(omar, { statement: 'Two drones struck.' });
    addSource(omar, { kind: 'person', name: 'Port guard', description: '', affiliation: null, aliases: [] });
    anEvent(omar, 'The fire');
    anEvent(site.app.context(), 'Mine');
    anEvent({ ...omar, actor: PROPOSER }, 'Proposed');
    const html = await news();
    expect(words(html)).toMatch(
      /Event 1 The fire .*Omar Saleh made an event.* Source Port guard .*added a source.* Claim 1 Two drones struck\. .*made a claim.* Document 1 .*marked 2 claims/,
    );
    expect(html).not.toMatch(/Mine|Proposed/);
    expect(countIn(html)).toBe('5');
  });

  test('are unread until one has looked, and that only goes forward', async () => {
    anEvent(omar, 'The fire');
    const before = lastSeq(site.app.db());
    anEvent(omar, 'The strike');
    await seen(before);
    let html = await news();
    expect([countIn(html), html.match(/class="is-new"/g)?.length]).toEqual(['1', 1]);
    await seen(before - 1);
    expect(countIn(await news())).toBe('1');
    await seen(1_000_000);
    html = await news();
    expect([countIn(html), /is-new/.test(html), /Nothing new since you looked/.test(html)]).toEqual(['', false, true]);
    expect(html).toContain('The strike');
    anEvent(omar, 'Another');
    expect(countIn(await news())).toBe('1');
  });

  test('are counted on every page, to a limit', async () => {
    for (let i = 0; i < 120; i++) anEvent(omar, `Event ${i}`);
    expect(countIn((await get(site.app, `${site.w}/claims`)).text)).toBe('99+');
    expect(words(await news())).toContain('More than 99 changes');
  });

  test('name first who was named, with the way there', async () => {
    const people = [ANALYST, OMAR];
    const { id } = addComment(
      omar,
      { annotationId: site.annotation(1).id },
      { text: '@Nadia Haddad **sure**?', people },
    ).value;
    addComment(site.app.context(), { annotationId: site.annotation(1).id }, { text: '@Nadia Haddad note', people });
    const html = await news();
    expect(html.indexOf('You were named')).toBeLessThan(html.indexOf('Document 1'));
    expect(html).toContain(`href="${site.d}/annotations/1#c${id}"`);
    expect(html).toContain('@<bdi>Nadia Haddad</bdi></b> <strong>sure</strong>?');
    expect(html).not.toContain('note</p>');
  });

  test('lead to nothing that is in the trash', async () => {
    const claim = aRegistered(omar);
    await post(site.app, `${site.w}/claims/${claim.number}/removal`, { version: claim.version });
    const html = await news();
    expect(html).not.toContain(`href="${site.w}/claims/${claim.number}"`);
    expect(words(html)).toContain('in the trash');
  });

  test('go back page by page', async () => {
    for (let i = 0; i < 205; i++) anEvent(omar, `Event ${i}`);
    const earlier = /href="([^"]*before=\d+)"/.exec((await news()).replaceAll('&#x3D;', '='))?.[1] ?? '';
    const html = (await get(site.app, earlier)).text;
    expect(html.match(/class="news__group/g)).toHaveLength(5);
    expect(html).not.toContain('before=');
  });
});

describe('the last thing that was done to a document', () => {
  test('stands in the list of documents and on its page', async () => {
    aClaim(omar, site.document(), 'declined to comment');
    for (const path of ['/documents', '/documents/1'])
      expect((await get(site.app, site.w + path)).text).toContain('Omar Saleh marked a claim, just now');
  });
});

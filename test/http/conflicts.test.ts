import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claims } from '../../server/store/claims.ts';
import { sourceNamed } from '../../server/store/sources.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim } from '../../server/usecases/claims.ts';
import { addEvent, editEvent } from '../../server/usecases/events.ts';
import { editSource } from '../../server/usecases/sources.ts';
import { editGuidelines, editWorkspace } from '../../server/usecases/workspaces.ts';
import { aRegistered, CLAIM } from '../support/claims.ts';
import { type Answer, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let mona: Context;
beforeEach(async () => {
  site = await startSite();
  mona = { ...site.app.context(), actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Mona' } };
});
afterEach(() => site.app.close());

/** The fields of the one form of a page as a browser sends them. */
function fieldsOf({ text }: Answer): Record<string, string | string[]> {
  const form = /<form class="stack-5[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  const put = (name = '', value = ''): void => {
    fields[name] = [...(fields[name] ?? []), decoded(value)];
  };
  for (const [, input = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const [name, value, isRadio] = [/name="([^"]*)"/, /value="([^"]*)"/]
      .map((one) => one.exec(input)?.[1])
      .concat(/radio/.exec(input)?.[0]);
    if (!isRadio || / checked/.test(input)) put(name, value);
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)/g)) put(name, value);
  return Object.fromEntries(
    Object.entries(fields).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}
const decoded = (html: string): string =>
  html
    .replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');

describe('a form that was overtaken', () => {
  test('keeps what was typed, shows the other version beside it, and lets one choose field by field', async () => {
    const claim = aRegistered(site.app.context(), { place: 'The quay' });
    editClaim(mona, claim.id, 1, { ...CLAIM, statement: 'Three drones struck.', place: 'The northern quay' });
    const mine = {
      version: 1,
      statement: 'A drone struck.',
      kind: 'assessment',
      place: 'The pier',
      from: '2025-03-14',
    };
    const answer = await post(site.app, `${site.w}/claims/1`, mine);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Mona, today');
    expect(answer.text).toContain(`${site.w}/claims/1/history`);
    for (const words of ['Three drones struck.', 'A drone struck.', 'The northern quay', 'The pier', '14 March 2025'])
      expect(answer.text).toContain(words);
    const sent = { ...fieldsOf(answer), 'take.place': 'theirs', statement: 'A drone struck the quay.' };
    expect(sent).toMatchObject({ version: '2', 'take.statement': 'yours', kind: 'assessment', from: '2025-03-14' });
    expect((await post(site.app, `${site.w}/claims/1`, sent)).status).toBe(303);
    expect(claims.get(mona.db, claim.id)).toMatchObject({
      statement: 'A drone struck the quay.',
      kind: 'assessment',
      place: 'The northern quay',
      date: { from: '2025-03-14' },
      version: 3,
    });
  });

  test('is asked again where it is overtaken once more, with all that was chosen', async () => {
    const claim = aRegistered(site.app.context());
    editClaim(mona, claim.id, 1, { ...CLAIM, place: 'The quay' });
    const first = fieldsOf(
      await post(site.app, `${site.w}/claims/1`, { version: 1, statement: 'Mine', kind: 'fact', place: 'The pier' }),
    );
    editClaim(mona, claim.id, 2, { ...CLAIM, place: 'The mole' });
    const again = await post(site.app, `${site.w}/claims/1`, { ...first, 'take.place': 'theirs' });
    expect(again.status).toBe(409);
    expect(fieldsOf(again)).toMatchObject({
      version: '3',
      statement: 'Mine',
      place: 'The pier',
      'take.place': 'theirs',
    });
    await post(site.app, `${site.w}/claims/1`, fieldsOf(again));
    expect(claims.get(mona.db, claim.id)).toMatchObject({ statement: 'Mine', place: 'The mole' });
  });

  test('of a source keeps the names that one chose', async () => {
    const source = sourceNamed(mona.db, 'Levant Wire');
    if (!source) throw new Error('It was marked.');
    const aliases = [
      { name: 'وكالة', language: 'ar' },
      { name: 'LW', language: null },
    ];
    editSource(mona, source.id, source.version, { ...source, affiliation: null, aliases });
    const mine = {
      version: source.version,
      name: 'Levant Newswire',
      kind: 'agency',
      alias: ['Levant'],
      aliasLanguage: ['en'],
    };
    const answer = await post(site.app, `${site.w}/sources/${source.number}`, mine);
    expect(answer.status).toBe(409);
    await post(site.app, `${site.w}/sources/${source.number}`, { ...fieldsOf(answer), 'take.alias': 'theirs' });
    expect(sourceNamed(mona.db, 'LW')).toMatchObject({
      name: 'Levant Newswire',
      aliases: [{ name: 'وكالة', language: 'ar' }, { name: 'LW' }],
    });
  });

  test.each([
    [
      'details of a document',
      ({ d, document }: Site) => `${d}/details ${document().version}`,
      (context: Context) =>
        context.db.prepare("UPDATE document SET version = version + 1, address = 'https://example.org'").run(),
      { title: 'The quay', language: 'en', direction: 'ltr' },
    ],
    [
      'an event',
      ({ w }: Site) => `${w}/events/1 1`,
      (context: Context) => {
        const { value } = addEvent(context, { name: 'The fire', place: '', description: '', date: null });
        editEvent(context, value.id, 1, { ...value, place: 'The quay' });
      },
      { name: 'The blaze' },
    ],
    [
      'the name of the workspace',
      ({ w }: Site) => `${w}/about 1`,
      (context: Context) => editWorkspace(context, 1, { name: 'Fires', description: '' }),
      { name: 'Harbour' },
    ],
    [
      'the guidelines',
      ({ w }: Site) => `${w}/guidelines 1`,
      (context: Context) => editGuidelines(context, 1, 'Theirs'),
      { guidelines: 'Ours' },
    ],
  ])('is offered for %s', async (_what, where, overtake, fields) => {
    const [path = '', version] = where(site).split(' ');
    overtake(mona);
    const answer = await post(site.app, path, { ...fields, version: version ?? '' });
    expect(answer.status).toBe(409);
    expect((await post(site.app, path, fieldsOf(answer))).status).toBe(303);
  });

  test('of a note is both notes, and for the script both in its own form', async () => {
    const before = site.annotation(1);
    editAnnotation(mona, site.document(), before.id, before.version, { note: 'Which quay?' });
    const path = `${site.d}/annotations/1/note`;
    const answer = await post(site.app, path, { version: before.version, note: 'Since when?' });
    expect([answer.status, fieldsOf(answer).note]).toEqual([409, 'Since when?']);
    expect((await save(site.app, path, { version: before.version, note: 'Since when?' })).json()).toMatchObject({
      theirs: [{ label: 'note', value: 'Which quay?' }],
    });
    await post(site.app, path, { ...fieldsOf(answer), note: 'Which quay? Since when?' });
    expect(site.annotation(1).note).toBe('Which quay? Since when?');
  });
});

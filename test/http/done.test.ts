import { expect, test } from '@jest/globals';
import { doneAt } from '../../server/http/done.ts';

const ledTo = (href: string, seq: number | null): string => {
  let address = '';
  const response = { redirect: (_: number, to: string) => (address = to) } as unknown as Parameters<typeof doneAt>[0];
  doneAt(response, href, { seq });
  return address;
};

test.each([
  ['/w/case/claims', '/w/case/claims?done=7'],
  ['/w/case/claims?sort=number#claim-3', '/w/case/claims?sort=number&done=7#claim-3'],
  ['/w/case/claims?done=3&sort=number', '/w/case/claims?sort=number&done=7'],
])('the page at %s says what was done last, and only that', (href, address) => {
  expect(ledTo(href, 7)).toBe(address);
});

test('a page says nothing of an earlier change where nothing was done', () => {
  expect(ledTo('/w/case/claims?done=3', null)).toBe('/w/case/claims');
});

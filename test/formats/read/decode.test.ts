import { describe, expect, test } from '@jest/globals';
import { Invalid } from '../../../server/domain/errors.ts';
import { MAX_BYTES, readFile, readText } from '../../../server/formats/read/index.ts';

const ARABIC = 'أعلن ربان الميناء مساء الأحد أن الرصيف الشمالي سيفتح من جديد يوم الأربعاء بعد ثلاثة أيام من الأعمال';
const FRENCH =
  'Le capitaine du port a annoncé que le quai rouvrirait après trois jours de travaux très pénibles à l’été';

function encoded(text: string, encoding: string): Uint8Array {
  const byte = new Map<string, number>();
  const decoder = new TextDecoder(encoding);
  for (let i = 255; i >= 0; i--) byte.set(decoder.decode(Uint8Array.of(i)), i);
  return Uint8Array.from(text, (letter) => byte.get(letter) ?? 63);
}

function utf16(text: string, mark: boolean, bigEndian: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.from(
    [...(mark ? [0xfeff] : []), ...units].flatMap((unit) =>
      bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    ),
  );
}

describe('the encoding of a file', () => {
  test.each([
    ['windows-1256', ARABIC],
    ['windows-1252', FRENCH],
    ['windows-1251', 'Начальник порта сообщил в воскресенье вечером, что северный причал откроется снова'],
  ])('%s is found by its letters', (encoding, text) => {
    const document = readFile(encoded(text, encoding), 'a.txt');
    expect(document.text).toBe(text);
    expect(document.encoding).toBe(encoding);
  });

  test.each([
    [true, false],
    [true, true],
    [false, false],
    [false, true],
  ])('UTF-16 (mark: %s, big end first: %s) is read', (mark, bigEndian) => {
    const text = `${'The quay is shut. '.repeat(5)}The end`;
    expect(readFile(utf16(text, mark, bigEndian), 'a.txt').text).toBe(text);
  });

  test('a byte order mark is no text, line ends become line feeds, and nothing else changes', () => {
    const document = readFile(new TextEncoder().encode('\ufeffa\u0301 one\r\n\r\ntwo\rthree'), 'a.txt');
    expect(document.text).toBe('a\u0301 one\n\ntwo\nthree');
  });
});

describe('a file that can’t be read is refused', () => {
  const text = new TextEncoder();
  test.each([
    ['empty', new Uint8Array(), /empty/],
    ['blank', text.encode(' \n\t\u00a0\n'), /blank/],
    ['binary', Uint8Array.of(0, 1, 2, 3, 255, 254, 0, 9), /not text/],
    ['PDF', text.encode('%PDF-1.7 …'), /PDF/],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20), /zip/],
    ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13), /image/],
    ['too large', new Uint8Array(MAX_BYTES + 1).fill(97), /20 MB/],
    ['only front matter', text.encode('---\ntitle: Quay\n---\n'), /blank/],
  ])('%s', (_, bytes, message) => {
    expect(() => readFile(bytes, 'a.txt')).toThrow(Invalid);
    expect(() => readFile(bytes, 'a.txt')).toThrow(message);
  });

  test('as is blank text that was pasted', () => {
    expect(() => readText(' \n ')).toThrow(Invalid);
  });
});

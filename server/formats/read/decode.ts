import chardet from 'chardet';
import { Invalid } from '../../domain/errors.ts';

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** Text of a file, and the WHATWG label of the encoding it was in. */
export type Decoded = { text: string; encoding: string };

/** How files of other kinds begin, and what the person importing one can do. */
const MAGIC: readonly { bytes: string; what: string }[] = [
  { bytes: '%PDF-', what: 'a PDF; copy its text and paste it, or save it as plain text first' },
  { bytes: 'PK\x03\x04', what: 'a zip archive or an office document; save it as plain text first, or unpack it' },
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old office document; save it as plain text first' },
  { bytes: '{\\rtf', what: 'a rich text document; save it as plain text first' },
  { bytes: '\x89PNG', what: 'an image; type or paste the words that it shows' },
  { bytes: '\xff\xd8\xff', what: 'an image; type or paste the words that it shows' },
  { bytes: 'GIF8', what: 'an image; type or paste the words that it shows' },
  { bytes: 'RIFF', what: 'an image, a sound or a film; type or paste its words' },
  { bytes: 'ID3', what: 'a sound file; type or paste its words' },
  { bytes: '\x1f\x8b', what: 'a gzip archive; unpack it first' },
  { bytes: '7z\xbc\xaf', what: 'a 7-Zip archive; unpack it first' },
  { bytes: 'Rar!', what: 'a RAR archive; unpack it first' },
  { bytes: 'SQLite format 3\0', what: 'a database; choose a text file' },
];

/** Encodings that news texts really come in, by the name `chardet` has for them, with the letters that prove them. */
const PLAUSIBLE: Readonly<Record<string, { label: string; letters: RegExp }>> = {
  'windows-1256': { label: 'windows-1256', letters: /[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]/g },
  'ISO-8859-6': { label: 'windows-1256', letters: /[\u0621-\u064a]/g },
  'windows-1252': { label: 'windows-1252', letters: /[A-Za-z\u00c0-\u00ff]/g },
  'ISO-8859-1': { label: 'windows-1252', letters: /[A-Za-z\u00c0-\u00ff]/g },
  'windows-1251': { label: 'windows-1251', letters: /[\u0400-\u045f]/g },
  'KOI8-R': { label: 'koi8-r', letters: /[\u0400-\u045f]/g },
};

/** How much of a file is looked at to find its encoding. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Bytes to text: a byte order mark first, then UTF-8, then the likeliest of a few encodings, each decoded strictly.
 * The text is as it was written, without the mark. Throws `Invalid` for what is empty, too large, binary or unreadable.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new Invalid('This file is empty; choose a file that has text in it.');
  if (bytes.length > MAX_BYTES)
    throw new Invalid('This file is larger than 20 MB; cut it into parts and import those.');
  refuseKnownKinds(bytes);
  const decoded = byMark(bytes) ?? wideWithoutMark(bytes) ?? narrow(bytes);
  if (decoded === null) {
    throw new Invalid('The letters of this file can’t be made out; save it again as UTF-8 and import that.');
  }
  if (decoded.text.includes('\0')) throw notText();
  return decoded;
}

function refuseKnownKinds(bytes: Uint8Array): void {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const known = MAGIC.find((kind) => head.startsWith(kind.bytes));
  if (known !== undefined) throw new Invalid(`This file is ${known.what}.`);
}

function notText(): Invalid {
  return new Invalid('This file is not text; choose a plain text or Markdown file.');
}

function byMark(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strictly(bytes.subarray(3), 'utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly(bytes.subarray(2), 'utf-16be');
  return null;
}

function narrow(bytes: Uint8Array): Decoded | null {
  if (isBinary(bytes.subarray(0, SAMPLE_BYTES))) throw notText();
  return strictly(bytes, 'utf-8') ?? byGuess(bytes);
}

/** UTF-16 that lost its mark: every second byte of Latin text is 0, of Arabic 6; both are rare in text of one byte a letter. */
function wideWithoutMark(bytes: Uint8Array): Decoded | null {
  const sample = bytes.subarray(0, 4096);
  if (bytes.length % 2 !== 0 || sample.length < 4) return null;
  const high = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0 || byte === 6) high[i % 2] = (high[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = high;
  const needed = sample.length * 0.3;
  if (odd > needed && even < needed / 3) return strictly(bytes, 'utf-16le');
  if (even > needed && odd < needed / 3) return strictly(bytes, 'utf-16be');
  return null;
}

function byGuess(bytes: Uint8Array): Decoded | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const { name } of chardet.analyse(sample)) {
    const plausible = PLAUSIBLE[name];
    if (plausible === undefined) continue;
    const decoded = strictly(bytes, plausible.label);
    if (decoded !== null && isPlausible(decoded.text, plausible.letters)) return decoded;
  }
  return null;
}

/** Text has next to no control characters besides tab, line feed, form feed, carriage return and escape. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  }
  return controls > sample.length / 100;
}

/** Whether at least half of what isn't ASCII white space, digit or sign is made of the letters that the encoding is for. */
function isPlausible(text: string, letters: RegExp): boolean {
  const sample = text.slice(0, SAMPLE_BYTES);
  const wanted = sample.match(letters)?.length ?? 0;
  const words = sample.match(/[A-Za-z]|[^\x00-\x7f]/g)?.length ?? 0;
  const unfit = sample.match(/[\x80-\x9f]/g)?.length ?? 0;
  return wanted >= 2 && wanted >= words * 0.5 && unfit === 0;
}

function strictly(bytes: Uint8Array, encoding: string): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/** A WOFF 1 font as the plain TrueType or OpenType file that it wraps; browsers take no wrapped font from the system. */
export function unwrapFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => tableAt(woff, HEADER + i * ENTRY));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  writeSearch(head, count);
  let offset = head.length;
  tables.forEach(({ tag, checksum, data, length }, i) => {
    const at = 12 + 16 * i;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(length, at + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...tables.map((table) => table.data)]);
}

type Table = { tag: Buffer; checksum: number; length: number; data: Buffer };

/** One table, unpacked and padded to four bytes. */
function tableAt(woff: Buffer, at: number): Table {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
  const length = woff.readUInt32BE(at + 12);
  const plain = packed.length < length ? inflateSync(packed) : packed;
  const data = Buffer.concat([plain, Buffer.alloc((4 - (length % 4)) % 4)]);
  return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), length, data };
}

/** The fields by which readers of the table directory search it. */
function writeSearch(head: Buffer, count: number): void {
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
}

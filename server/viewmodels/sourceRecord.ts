import type { TrackRecord } from '../domain/trackRecord.ts';
import { counted } from './standing.ts';

/** One part of the bar, and its line in the key. `x` and `width` in per cent of the bar. */
export type RecordPart = {
  name: string;
  word: string;
  count: number;
  share: string;
  isVerdict: boolean;
  /** Half filled, as the disc of the status. */
  isHalf: boolean;
  x: string;
  width: string;
};
export type RecordModel = {
  claims: number;
  lead: string;
  label: string;
  parts: RecordPart[];
  drawn: RecordPart[];
  first: number;
  circular: number;
  isSmall: boolean;
  own: number;
  attributed: number;
};

const PARTS = [
  ['confirmed', true],
  ['corroborated', false],
  ['contested', false],
  ['refuted', true],
  ['misattributed', true],
  ['open', false],
] as const;
/** With fewer claims, shares would say more than is known. */
const SMALL = 20;

/** What became of what a source said, as a bar and its key. Counts stand first; shares only where there are enough of them. */
export function recordModel(record: TrackRecord): RecordModel {
  const isSmall = record.claims < SMALL;
  const parts = placed(record, isSmall).filter(
    (part) => part.count > 0 || !['confirmed', 'misattributed'].includes(part.name),
  );
  return {
    claims: record.claims,
    lead: leadOf(record),
    label: `${parts.map((part) => `${part.count} ${part.word}`).join(', ')}, of ${record.claims}`,
    parts,
    drawn: parts.filter((part) => part.count > 0),
    first: record.first,
    circular: record.circular,
    isSmall,
    own: record.own,
    attributed: record.attributed,
  };
}

const leadOf = ({ claims, corroborated, confirmed, contested, refuted }: TrackRecord): string =>
  ` supports ${counted(claims, 'claim')} here: ${corroborated} corroborated from an independent origin, ${contested} contested, ${refuted} refuted, ${confirmed} confirmed.`;

function placed(record: TrackRecord, isSmall: boolean): RecordPart[] {
  let x = 0;
  return PARTS.map(([name, isVerdict]) => {
    const count = record[name];
    const width = record.claims === 0 ? 0 : (100 * count) / record.claims;
    const part = {
      name,
      word: name,
      count,
      share: isSmall || record.claims === 0 ? '' : `${Math.round(width)} %`,
      isVerdict,
      isHalf: name === 'contested',
      x: percent(x),
      // A hair's breadth stays free between two parts.
      width: percent(Math.max(0.4, width - 0.4)),
    };
    x += width;
    return part;
  });
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** Two versions of one thing, field by field, as words. */
export type ConflictModel = { theirs: ConflictField[]; yours: ConflictField[]; theirsVersion: number | null };
type ConflictField = { label: string; value: string };

const HIDDEN = new Set([
  'id',
  'documentId',
  'version',
  'createdAt',
  'updatedAt',
  'hiddenAt',
  'annotatorId',
  'createdBy',
  'number',
  'layer',
]);

/** What stands in the workspace beside what was sent: only fields that were sent, since the others can't differ. */
export function conflictModel(theirs: unknown, yours: unknown): ConflictModel {
  const sent = fieldsOf(yours);
  const names = new Set(sent.map((field) => field.label));
  return {
    theirs: fieldsOf(theirs).filter((field) => names.size === 0 || names.has(field.label)),
    yours: sent,
    theirsVersion: versionOf(theirs),
  };
}

const versionOf = (value: unknown): number | null =>
  value && typeof value === 'object' && 'version' in value ? Number(value.version) : null;

const fieldsOf = (value: unknown): ConflictField[] =>
  value && typeof value === 'object'
    ? Object.entries(value)
        .filter(([key]) => !HIDDEN.has(key))
        .map(([key, field]) => ({ label: labelOf(key), value: wordsOf(field) }))
    : [];

const labelOf = (key: string): string =>
  key
    .replace(/Id$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(wordsOf).join('; ') || '—';
  if (typeof value !== 'object') return String(value);
  if ('quote' in value && 'role' in value) return `${value.role}: “${value.quote}”`;
  return (
    Object.entries(value)
      .filter(([key]) => !HIDDEN.has(key))
      .map(([key, field]) => `${labelOf(key)} ${wordsOf(field)}`)
      .join(', ') || '—'
  );
}

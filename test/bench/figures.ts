/** One measured figure: what, how much, in which unit, and the goal where there is one. */
export type Figure = { name: string; value: number; unit: string; goal: string; isMet: boolean | null };

export const atMost = (name: string, value: number, unit: string, goal: number): Figure => ({
  name,
  value,
  unit,
  goal: `< ${goal}`,
  isMet: value < goal,
});
export const atLeast = (name: string, value: number, unit: string, goal: number): Figure => ({
  name,
  value,
  unit,
  goal: `≥ ${goal}`,
  isMet: value >= goal,
});

/** The value below which this share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, value, unit, goal, isMet }) =>
      `| ${name} | ${format(value)} ${unit} | ${goal} ${unit} | ${isMet === null ? '' : isMet ? 'met' : 'missed'} |`,
  );
  return ['| What | Measured | Goal | |', '| --- | ---: | ---: | --- |', ...rows].join('\n');
}

const format = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

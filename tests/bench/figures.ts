import { mkdir, readFile, writeFile } from 'node:fs/promises';

/** One figure with what it is held against. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'x' | 'MB';
  readonly ours: number;
  /** The comparator's figure of the same run. */
  readonly stock?: number;
  readonly goal: string;
}

const file = '.cache/bench.json';

/** Prints figures as a table and keeps them in .cache/bench.json, each under its name. */
export async function tell(figures: readonly Figure[]): Promise<void> {
  const kept: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const all = { ...(typeof kept === 'object' ? kept : {}) };
  for (const figure of figures) Object.assign(all, { [figure.name]: figure });
  await mkdir('.cache', { recursive: true });
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  const rows = figures.map(({ name, unit, ours, stock, goal }) => ({
    figure: name,
    Attune: `${round(ours)} ${unit}`,
    stock: stock === undefined ? '' : `${round(stock)} ${unit}`,
    goal,
  }));
  console.table(rows);
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which the given share of values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number): number => Math.round(value * 100) / 100;

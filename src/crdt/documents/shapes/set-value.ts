import type { RootMap } from './record.ts';

/** Sets a plain value, or takes it away with undefined; false when it is that already, and nothing is written. */
export function setValue(record: RootMap, key: string, value: unknown): boolean {
  const differs = record.get(key) !== value;
  if (!differs) return false;
  if (value === undefined) record.delete(key);
  else record.set(key, value);
  return true;
}

import type { Oddities, RootMap } from './record.ts';

/** A value that need not be there: undefined where it is not, and, counted, where it makes no sense. */
export function readOptional<T>(
  record: RootMap,
  key: string,
  how: { readonly parse: (value: unknown) => T | undefined; readonly oddities: Oddities },
): T | undefined {
  const value = record.get(key);
  if (value === undefined) return undefined;
  const read = how.parse(value);
  if (read === undefined) how.oddities.count += 1;
  return read;
}

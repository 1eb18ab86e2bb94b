import { RecordId } from '../../basics/id.ts';
import { cutText } from './cut-text.ts';
import type { Oddities, RootMap } from './record.ts';

/** The id of another record that this one speaks of; undefined when it names none, counted when what it names makes no sense. */
export function readReference(
  record: RootMap,
  key: string,
  oddities: Oddities,
): RecordId | undefined {
  const value = record.get(key);
  if (value === undefined) return undefined;
  const id = RecordId.parse(value);
  if (id === undefined) oddities.count += 1;
  return id;
}

/** As {@link readReference}, of a record that is nothing without it: none is counted, too. */
export function readNeeded(record: RootMap, key: string, oddities: Oddities): RecordId | undefined {
  if (record.get(key) === undefined) oddities.count += 1;
  return readReference(record, key, oddities);
}

/** Words that nobody edits once they stand; empty and counted when there are none. */
export function readPlain(
  record: RootMap,
  key: string,
  { limit, oddities }: { readonly limit: number; readonly oddities: Oddities },
): string {
  const value = record.get(key);
  if (typeof value === 'string') return cutText(value, limit);
  oddities.count += 1;
  return '';
}

import type { RecordId } from '../../basics/id.ts';
import type * as Y from 'yjs';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from './kind-root.ts';
import { recordsOf } from './record.ts';
import type { Oddities, RootMap, TouchReading } from './record.ts';
import { isPast, removedAt } from './removable.ts';

/** The records of a root as views show them: those that are there, and those removed within the last 30 days, newest removal first. */
export interface KeptRecords<T> {
  readonly there: readonly T[];
  readonly removed: readonly T[];
}

/**
 * Reads every record of a kind's root. `readRecord` gives undefined for one that makes no sense, and counts it itself.
 */
export function readKept<T extends { readonly id: RecordId }>(
  doc: Y.Doc,
  {
    id,
    context,
    readRecord,
    isOther,
  }: {
    readonly id: string;
    readonly context: ReadContext;
    readonly readRecord: (id: RecordId, record: RootMap, reading: TouchReading) => T | undefined;
    /** Keys of the root that hold no record, but something that the kind reads for itself. */
    readonly isOther?: (key: string) => boolean;
  },
): Reading<KeptRecords<T>> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { there: [], removed: [] }, version: 0, oddities: 1 };
  const there: T[] = [];
  const removed: { readonly record: T; readonly atMs: number }[] = [];
  for (const { id: recordId, record } of recordsOf(root, oddities, isOther)) {
    const atMs = removedAt(record, oddities);
    if (atMs !== undefined && isPast(atMs, context.nowMs)) continue;
    const read = readRecord(recordId, record, { context, oddities });
    if (read === undefined) continue;
    if (atMs === undefined) there.push(read);
    else removed.push({ record: read, atMs });
  }
  removed.sort((a, b) => b.atMs - a.atMs || (a.record.id < b.record.id ? -1 : 1));
  return {
    view: { there, removed: removed.map(({ record }) => record) },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

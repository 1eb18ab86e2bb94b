import type * as Y from 'yjs';
import { RecordId, SpaceId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { readTouch, recordsOf } from '../shapes/record.ts';
import type { FoundRecord, Oddities, TouchReading } from '../shapes/record.ts';
import { removedAt } from '../shapes/removable.ts';
import type { ParkedItem, ParkedView } from './types.ts';

/** Reads what was set aside, whatever may lie there. */
export function readParked(doc: Y.Doc, id: string, context: ReadContext): Reading<ParkedView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { items: [] }, version: 0, oddities: 1 };
  const items: ParkedItem[] = [];
  for (const found of recordsOf(root, oddities)) {
    const item = readItem(found, { context, oddities });
    const isGone = removedAt(found.record, oddities) !== undefined;
    if (item !== undefined && !isGone) items.push(item);
  }
  items.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
  return { view: { items }, version: versionOf(root), oddities: oddities.count };
}

/** Undefined, and counted, when nobody can tell where it was or what it said. */
function readItem({ id, record }: FoundRecord, reading: TouchReading): ParkedItem | undefined {
  const workspace = SpaceId.parse(record.get('workspace'));
  const item = RecordId.parse(record.get('item'));
  const text = record.get('text');
  if (workspace === undefined || item === undefined || typeof text !== 'string') {
    reading.oddities.count += 1;
    return undefined;
  }
  return { id, workspace, item, text, atMs: readTouch(record, 'created', reading).atMs };
}

import type * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { byOrder, readOrder } from '../shapes/ordered-list.ts';
import type { Ordered } from '../shapes/ordered-list.ts';
import { readOptional } from '../shapes/read-optional.ts';
import {
  asMoment,
  readChanged,
  readFlag,
  readText,
  readTouch,
  recordsOf,
} from '../shapes/record.ts';
import type { Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { isPast, removedAt } from '../shapes/removable.ts';
import { agendaLimits } from './types.ts';
import type { AgendaItem, AgendaView } from './types.ts';

/** Reads the agenda, whatever peers may have put there. What was parked is left out of both lists. */
export function readAgenda(doc: Y.Doc, id: string, context: ReadContext): Reading<AgendaView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { items: [], removed: [] }, version: 0, oddities: 1 };
  const there: (Ordered & { readonly item: AgendaItem })[] = [];
  const removed: { item: AgendaItem; atMs: number }[] = [];
  for (const { id: itemId, record } of recordsOf(root, oddities)) {
    if (readParked(record, oddities)) continue;
    const item = readItem(itemId, record, { context, oddities });
    const atMs = removedAt(record, oddities);
    if (atMs === undefined) there.push({ id: itemId, order: readOrder(record, oddities), item });
    else if (!isPast(atMs, context.nowMs)) removed.push({ item, atMs });
  }
  there.sort(byOrder);
  removed.sort((a, b) => b.atMs - a.atMs || (a.item.id < b.item.id ? -1 : 1));
  return {
    view: { items: there.map(({ item }) => item), removed: removed.map(({ item }) => item) },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

/** Whether somebody set it aside. Whatever else lies there is counted and hides it all the same: rather too little is shown. */
function readParked(record: RootMap, oddities: Oddities): boolean {
  const parked = record.get('parked');
  if (parked !== undefined && parked !== true) oddities.count += 1;
  return parked !== undefined;
}

function readItem(id: RecordId, record: RootMap, reading: TouchReading): AgendaItem {
  const { oddities } = reading;
  const optional = <T>(key: string, parse: (value: unknown) => T | undefined): T | undefined =>
    readOptional(record, key, { parse, oddities });
  const done = readFlag(record, 'done', oddities);
  const doneMs = optional('doneAt', asMoment);
  const doneIn = optional('doneIn', (value) => RecordId.parse(value));
  return {
    id,
    text: readText(record, 'text', oddities),
    minutes: optional('minutes', asMinutes),
    session: optional('session', (value) => RecordId.parse(value)),
    done,
    doneMs: done ? doneMs : undefined,
    doneIn: done ? doneIn : undefined,
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

const asMinutes = (value: unknown): number | undefined =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= 1 &&
  value <= agendaLimits.minutes
    ? value
    : undefined;

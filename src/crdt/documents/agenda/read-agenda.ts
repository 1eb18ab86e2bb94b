import type * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { asDay } from '../shapes/as-day.ts';
import { readKept } from '../shapes/kept-records.ts';
import { rootOf } from '../shapes/kind-root.ts';
import { byOrder, readOrder } from '../shapes/ordered-list.ts';
import type { Ordered } from '../shapes/ordered-list.ts';
import { fieldsOf } from '../shapes/plain-value.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { asMoment, readChanged, readFlag, readText, readTouch } from '../shapes/record.ts';
import { readReference } from '../shapes/record-fields.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { isParked, parkedIn } from './parked-key.ts';
import { agendaLimits } from './types.ts';
import type { AgendaItem, AgendaSource, AgendaView } from './types.ts';

/** Reads the agenda, whatever peers may have put there. What was parked is left out of both lists. */
export function readAgenda(doc: Y.Doc, id: string, context: ReadContext): Reading<AgendaView> {
  const root = rootOf(doc, id);
  const { view, ...rest } = readKept(doc, {
    id,
    context,
    readRecord: (itemId, record, reading) =>
      root !== undefined && isParked(root, itemId)
        ? undefined
        : readPlaced(itemId, record, reading),
    isOther: (key) => parkedIn(key) !== undefined,
  });
  const there = [...view.there].sort(byOrder);
  return {
    view: {
      items: there.map(({ item }) => item),
      removed: view.removed.map(({ item }) => item),
    },
    version: rest.version,
    oddities: rest.oddities + countOddlyParked(root),
  };
}

/** An item and its place in the shared order. */
interface PlacedItem extends Ordered {
  readonly id: RecordId;
  readonly item: AgendaItem;
}

function readPlaced(id: RecordId, record: RootMap, reading: TouchReading): PlacedItem {
  const order = readOrder(record, reading.oddities);
  return { id, order, item: readItem(id, record, reading) };
}

/** Where it is said in an odd way that something was set aside. */
function countOddlyParked(root: RootMap | undefined): number {
  let count = 0;
  for (const [key, value] of root?.entries() ?? []) {
    const id = parkedIn(key);
    if (id !== undefined && (value !== true || RecordId.parse(id) === undefined)) count += 1;
  }
  return count;
}

function readItem(id: RecordId, record: RootMap, reading: TouchReading): AgendaItem {
  const { oddities } = reading;
  const done = readFlag(record, 'done', oddities);
  const doneMs = readOptional(record, 'doneAt', { parse: asMoment, oddities });
  const doneIn = readReference(record, 'doneIn', oddities);
  return {
    id,
    text: readText(record, 'text', oddities),
    minutes: readOptional(record, 'minutes', { parse: asMinutes, oddities }),
    session: readReference(record, 'session', oddities),
    done,
    doneMs: done ? doneMs : undefined,
    doneIn: done ? doneIn : undefined,
    from: readOptional(record, 'from', { parse: asSource, oddities }),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

/** Where the words of an item come from; undefined for anything else. */
export function asSource(value: unknown): AgendaSource | undefined {
  const fields = fieldsOf(value);
  const [day, excerpt] = [asDay(fields?.['day']), RecordId.parse(fields?.['excerpt'])];
  return day === undefined || excerpt === undefined ? undefined : { day, excerpt };
}

const asMinutes = (value: unknown): number | undefined =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= 1 &&
  value <= agendaLimits.minutes
    ? value
    : undefined;

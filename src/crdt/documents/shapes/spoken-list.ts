import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { Clock } from '../../basics/clock.ts';
import type { Random } from '../../basics/random.ts';
import type { Touch } from '../document-kind.ts';
import { readTouch, recordsOf } from './record.ts';
import { readPlain } from './record-fields.ts';
import type { RootMap, TouchReading } from './record.ts';
import { isThere, removedAt, removeRecord, restoreRecord } from './removable.ts';

/** Something that was said, and stays as it was said. `created.by` is who said it. */
export interface Spoken {
  readonly id: RecordId;
  readonly text: string;
  readonly created: Touch;
}

/**
 * A list of things said, one behind the other: a map in a record, made with it, so that two who speak at once both stay.
 * Plain words, for nobody changes what was said; they are taken away reversibly.
 */
export function readSpoken(
  list: RootMap,
  { reading, limit }: { readonly reading: TouchReading; readonly limit: number },
): readonly Spoken[] {
  const { oddities } = reading;
  const spoken: Spoken[] = [];
  for (const { id, record } of recordsOf(list, oddities)) {
    if (removedAt(record, oddities) !== undefined) continue;
    spoken.push({
      id,
      text: readPlain(record, 'text', { limit, oddities }),
      created: readTouch(record, 'created', reading),
    });
  }
  return spoken.sort(byCreation);
}

/** Says one more thing. */
export function speak(
  list: RootMap,
  text: string,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): RecordId {
  const id = RecordId.random(random);
  const record = new Y.Map<unknown>();
  list.set(id, record);
  record.set('text', text);
  record.set('created', clock.nowMs());
  return id;
}

/** Takes back something that was said, reversibly; false when it is gone. Pages offer it for one's own only. */
export function takeBackSpoken(list: RootMap, id: RecordId, nowMs: number): boolean {
  const record = list.get(id);
  return record instanceof Y.Map && isThere(record) && removeRecord(record, nowMs);
}

/** Brings back what was taken back; false when it is there, or never was. */
export function putBackSpoken(list: RootMap, id: RecordId): boolean {
  const record = list.get(id);
  return record instanceof Y.Map && restoreRecord(record);
}

/** How many there are. */
export const countSpoken = (list: RootMap): number =>
  recordsOf(list).filter(({ record }) => isThere(record)).length;

/** Earlier ones first, by their writers' clocks; at the same moment by id. */
export function byCreation(
  a: { readonly id: string; readonly created: Touch },
  b: { readonly id: string; readonly created: Touch },
): number {
  return a.created.atMs - b.created.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

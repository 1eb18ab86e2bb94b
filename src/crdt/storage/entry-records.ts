import * as Y from 'yjs';

import { utf8, equalBytes } from '../basics/bytes.ts';

/** Name of the one root type of the carrier document: a Y.Array of the entries' bytes. */
export const ENTRIES = 'entries';

/** Bytes of entries put into one record when a database is rewritten: what a damaged record can hurt is bounded. */
const RECORD_BYTES = 64 * 1024;

const ROOT_NAME = utf8(ENTRIES);
const BINARY = 3;
const HAS_ORIGIN = 0x80;

/** What one stored record gave. */
export interface RecordEntries {
  /** The entries that could be read, in the order in which they were written. */
  readonly entries: readonly Uint8Array[];
  /** Whether the record was exactly what this store writes, to its last byte. */
  readonly whole: boolean;
}

/**
 * Reads one record of the `updates` store: a Yjs update (V1) that does nothing but add binary items to the
 * carrier's array. It is read on its own, without the document, so that a wrong id or clock in one record
 * cannot hide the entries of another. In a damaged record, items beside the damage are still found.
 * Entries are views of `record`.
 */
export function readRecord(record: Uint8Array): RecordEntries {
  const entries: Uint8Array[] = [];
  const broken = (at: number): RecordEntries => {
    salvage(record, at, entries);
    return { entries, whole: false };
  };
  const [clients, behindClients] = varUint(record, 0);
  if (clients === undefined || behindClients === undefined) return broken(0);
  let at = behindClients;
  let orderly = true;
  for (let client = 0; client < clients; client += 1) {
    const [items, behindItems = record.length] = varUint(record, at);
    const [id, behindId = record.length] = varUint(record, behindItems);
    const [clock, behindClock = record.length] = varUint(record, behindId);
    if (items === undefined || clock === undefined) return broken(at);
    at = behindClock;
    for (let i = 0; i < items; i += 1) {
      const item = readItem(record, at);
      if (item === undefined) return broken(at);
      entries.push(item.entry);
      at = item.end;
      // Yjs throws over an item that stands behind itself or behind a later item of the same writer.
      orderly &&= item.originClient !== id || item.originClock < clock + i;
    }
  }
  const nothingDeleted = record[at] === 0 && at + 1 === record.length;
  return nothingDeleted ? { entries, whole: orderly } : broken(at);
}

/** Encodes entries as records of their own fresh carrier, {@link RECORD_BYTES} or one entry in each. */
export function writeRecords(entries: readonly Uint8Array[]): readonly Uint8Array[] {
  const records: Uint8Array[] = [];
  const carrier = new Y.Doc();
  const array = carrier.getArray<Uint8Array>(ENTRIES);
  carrier.on('update', (update: Uint8Array) => records.push(update));
  let from = 0;
  while (from < entries.length) {
    let to = from;
    for (let size = 0; to < entries.length && size < RECORD_BYTES; to += 1) {
      size += entries[to]?.length ?? 0;
    }
    array.push(entries.slice(from, to));
    from = to;
  }
  carrier.destroy();
  return records;
}

interface Item {
  readonly entry: Uint8Array;
  /** Where the item ends. */
  readonly end: number;
  /** The item it stands behind; of no meaning when it is the first. */
  readonly originClient: number | undefined;
  readonly originClock: number;
}

/** One binary item of the root array; undefined when there is something else. */
function readItem(bytes: Uint8Array, start: number): Item | undefined {
  const info = bytes[start];
  let at = start + 1;
  let originClient: number | undefined;
  let originClock = 0;
  if (info === (BINARY | HAS_ORIGIN)) {
    const [client, behindClient] = varUint(bytes, at);
    if (client === undefined || behindClient === undefined) return undefined;
    const [clock, behindClock] = varUint(bytes, behindClient);
    if (clock === undefined || behindClock === undefined) return undefined;
    [originClient, originClock, at] = [client, clock, behindClock];
  } else if (info === BINARY) {
    const nameAt = start + 3;
    if (bytes[start + 1] !== 1 || bytes[start + 2] !== ROOT_NAME.length) return undefined;
    at = nameAt + ROOT_NAME.length;
    if (!equalBytes(bytes.subarray(nameAt, at), ROOT_NAME)) return undefined;
  } else {
    return undefined;
  }
  const [length, from] = varUint(bytes, at);
  if (length === undefined || from === undefined || length > bytes.length - from) return undefined;
  const end = from + length;
  return { entry: bytes.subarray(from, end), end, originClient, originClock };
}

/** Looks behind a damaged place for items that are followed by another item or by the record's end. */
function salvage(bytes: Uint8Array, from: number, found: Uint8Array[]): void {
  let at = from;
  while (at < bytes.length) {
    const item = readItem(bytes, at);
    if (item !== undefined && item.entry.length > 0 && isItemEnd(bytes, item.end)) {
      found.push(item.entry);
      at = item.end;
    } else {
      at += 1;
    }
  }
}

const isItemEnd = (bytes: Uint8Array, at: number): boolean =>
  (at === bytes.length - 1 && bytes[at] === 0) || readItem(bytes, at) !== undefined;

/** An unsigned integer in groups of 7 bits, lowest first, as lib0 writes it: value and where it ends. */
function varUint(bytes: Uint8Array, start: number): readonly [number?, number?] {
  let value = 0;
  let scale = 1;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (value > Number.MAX_SAFE_INTEGER) return [];
    if (byte < 0x80) return [value, at + 1];
    scale *= 128;
  }
  return [];
}

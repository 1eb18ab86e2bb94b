import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { ENTRIES, readRecord, writeRecords } from '../../../src/crdt/storage/entry-records.ts';

const entries = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 20 });

/** Records as y-indexeddb stores them: one update for each batch, by several page loads in turn. */
function liveRecords(batches: readonly (readonly Uint8Array[])[]): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (const [i, batch] of batches.entries()) {
    const carrier = new Y.Doc();
    carrier.clientID = 100_000 + i;
    for (const record of records) Y.applyUpdate(carrier, record);
    carrier.on('update', (update: Uint8Array) => records.push(update));
    carrier.getArray<Uint8Array>(ENTRIES).push([...batch]);
  }
  return records;
}

describe('A record', () => {
  it('gives back every entry that Yjs put into it', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 4 }), (batches) => {
        const read = liveRecords(batches).map(readRecord);
        expect(read.every(({ whole }) => whole)).toBe(true);
        expect(read.flatMap((one) => one.entries)).toEqual(batches.flat());
      }),
    );
  });

  it('is written in chunks that give back the same entries in the same order', () => {
    fc.assert(
      fc.property(entries, (some) => {
        const read = writeRecords(some).map(readRecord);
        expect(read.every(({ whole }) => whole)).toBe(true);
        expect(read.flatMap((one) => one.entries)).toEqual(some);
      }),
    );
    const large = Array.from({ length: 12 }, (_, i) => new Uint8Array(20_000).fill(i));
    expect(writeRecords(large).length).toBe(3);
    expect(writeRecords(large).flatMap((record) => readRecord(record).entries)).toEqual(large);
  });

  it('is whole when it is an empty state, as y-indexeddb adds at each opening', () => {
    expect(readRecord(Y.encodeStateAsUpdate(new Y.Doc()))).toEqual({ entries: [], whole: true });
  });

  it('is not whole when it deletes anything', () => {
    const carrier = new Y.Doc();
    const array = carrier.getArray<Uint8Array>(ENTRIES);
    array.push([Uint8Array.of(1), Uint8Array.of(2)]);
    array.delete(0);
    expect(readRecord(Y.encodeStateAsUpdate(carrier)).whole).toBe(false);
  });

  it('never throws over any bytes, and whatever it calls whole Yjs can apply', () => {
    const flips = fc.array(fc.record({ at: fc.nat(), bit: fc.nat(7) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.array(entries, { maxLength: 3 }),
        fc.nat(),
        flips,
        (batches, which, changes) => {
          const records = liveRecords(batches);
          const changed = records[which % Math.max(1, records.length)];
          if (changed === undefined || changed.length === 0) return;
          for (const { at, bit } of changes) {
            const place = at % Math.min(changed.length, 40);
            changed[place] = (changed[place] ?? 0) ^ (1 << bit);
          }
          const carrier = new Y.Doc();
          for (const record of records) {
            if (readRecord(record).whole) Y.applyUpdate(carrier, record);
          }
        },
      ),
      { numRuns: 1_000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readRecord(bytes)));
  });
});

import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteWriter } from '../../../src/crdt/basics/byte-writer.ts';
import { concatBytes, toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { ok } from '../../../src/crdt/basics/result.ts';
import { chunkBytes, sealChunk } from '../../../src/crdt/backup/backup-chunk.ts';
import type { FileSource } from '../../../src/crdt/backup/backup-file.ts';
import { headerBytes, writeBackupHeader } from '../../../src/crdt/backup/backup-header.ts';
import { encodePart } from '../../../src/crdt/backup/backup-part.ts';
import { mostFileBytes, openBackup } from '../../../src/crdt/backup/backup-reader.ts';
import { createBackupWriter } from '../../../src/crdt/backup/backup-writer.ts';
import { memorySink, memorySource } from '../../../src/crdt/backup/memory-file.ts';
import { fileOf, keyOfFile, partsOf, readFile } from '../../cast/backup-files.ts';
import type { WrittenPart } from '../../cast/backup-files.ts';
import { quickStretch } from '../../cast/ways-in.ts';
import { given } from '../../cast/simulated-attune.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const plans = fc.record({
  madeMs: fc.nat(),
  records: fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
  spaces: fc.array(
    fc.record({
      entries: fc.array(bytes, { maxLength: 5 }),
      files: fc.array(bytes, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});
const small = partsOf({
  madeMs: 5,
  records: ['a'],
  spaces: [{ entries: [utf8('one'), utf8('two')], files: [utf8('photo')] }],
});
const random = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed * 17 + (at >> 8)) & 0xff);
const large = (): readonly WrittenPart[] =>
  partsOf({
    madeMs: 5,
    records: [],
    spaces: [
      {
        entries: [random(chunkBytes * 2 + 77, 1), random(900_000, 2)],
        files: [random(chunkBytes, 3)],
      },
    ],
  });
/** Where each chunk begins and ends in a file. */
function chunksOf(file: Uint8Array): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = headerBytes; at < file.length;) {
    const length = new DataView(file.buffer, file.byteOffset).getUint32(at + 1);
    chunks.push(file.subarray(at, at + 5 + length));
    at += 5 + length;
  }
  return chunks;
}
const headOf = (file: Uint8Array): Uint8Array => file.subarray(0, headerBytes);

describe('A backup that was not touched', () => {
  test('gives back every part, in order, however many there are', () =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const parts = partsOf(plan);
        const read = await readFile(await fileOf(parts));
        expect(read.ok).toBe(true);
        expect(read.parts).toEqual(parts);
      }),
      { numRuns: 60 },
    ));

  test('may have parts that are longer than a chunk, and parts that end with one', async () => {
    const parts = large();
    const file = await fileOf(parts);
    expect(chunksOf(file).length).toBeGreaterThan(3);
    expect(asBytes((await readFile(file)).parts)).toBe(asBytes(parts));
    const rest = chunkBytes - 5 - 9 - 5 - 77 - 5 - 5 - 36;
    const full = partsOf({
      madeMs: 1,
      records: [],
      spaces: [{ entries: [random(rest, 4)], files: [] }],
    });
    const exact = await fileOf(full);
    expect(exact.length - headerBytes - 5 - 16).toBe(chunkBytes);
    expect(asBytes((await readFile(exact)).parts)).toBe(asBytes(full));
  });

  test('has no readable word in it but the name of what it is', async () => {
    const text = new TextDecoder('latin1').decode(await fileOf(small));
    expect(text).toContain('attune');
    for (const word of ['one', 'two', 'photo', 'seen']) expect(text).not.toContain(word);
  });
});

describe('A file that is no whole backup changes nothing and says what it is', () => {
  test('with nothing in it, it is empty', async () => {
    expect(await readFile(new Uint8Array(0))).toMatchObject({ ok: false, error: 'empty' });
  });

  test('cut off anywhere, it is not complete', async () => {
    const file = await fileOf(small);
    for (let length = 1; length < file.length; length += 1) {
      const read = await readFile(file.slice(0, length));
      expect(read).toMatchObject({ ok: false, error: length < 8 ? 'not-a-backup' : 'incomplete' });
    }
  });

  test('cut off between two chunks, it is not complete either', async () => {
    const file = await fileOf(large());
    const chunks = chunksOf(file);
    for (let count = 0; count < chunks.length; count += 1) {
      const cut = concatBytes(headOf(file), ...chunks.slice(0, count));
      expect(await readFile(cut)).toMatchObject({ ok: false, error: 'incomplete' });
    }
  });

  test('with one bit turned anywhere, it is never read to its end', async () => {
    const file = await fileOf(small);
    for (let at = 0; at < file.length; at += 1) {
      const turned = file.slice();
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      const read = await readFile(turned);
      expect(read.ok).toBe(false);
      if (!read.ok && at >= 9) expect(['damaged', 'incomplete']).toContain(read.error);
    }
  });

  test('with chunks swapped, repeated, left out, or of another backup, it is damaged', async () => {
    const file = await fileOf(large());
    const [first, second, ...rest] = chunksOf(file);
    if (first === undefined || second === undefined) throw new Error('there are chunks');
    const other = chunksOf(await fileOf(large(), 'another'))[1] ?? first;
    for (const chunks of [
      [second, first, ...rest],
      [first, first, second, ...rest],
      [first, ...rest],
      [second, ...rest],
      [first, other, ...rest],
      [first, second, ...rest, ...rest.slice(-1)],
      rest.slice(-1),
    ]) {
      const odd = await readFile(concatBytes(headOf(file), ...chunks));
      expect(odd).toMatchObject({ ok: false, error: 'damaged' });
    }
    const longer = await readFile(concatBytes(file, Uint8Array.of(0)));
    expect(longer).toMatchObject({ ok: false, error: 'damaged' });
  });

  test('any other file is not a backup, whatever is in it', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4_000 }), async (file) => {
        expect(await readFile(file)).toMatchObject({ ok: false, error: 'not-a-backup' });
      }),
    ));

  test('with another passphrase it opens nothing, and with the same one typed otherwise it does', async () => {
    const file = await fileOf(small, 'Cafe\u0301 am See');
    expect(await readFile(file, 'Cafe am See')).toMatchObject({ error: 'wrong-passphrase' });
    expect((await readFile(file, 'Caf\u00e9 am See')).ok).toBe(true);
  });

  test('made by a newer version, it says so, by its header or by a part', async () => {
    const file = await fileOf(small);
    const newer = file.slice();
    newer[8] = 2;
    expect(await readFile(newer)).toMatchObject({ ok: false, error: 'newer' });
    const odd = await withPlain(file, byteWriter().u8(9).variable(utf8('later')).bytes());
    expect(await readFile(odd)).toMatchObject({ ok: false, error: 'newer' });
  });

  test('what the browser gives no more is unreadable', async () => {
    const file = await fileOf(small);
    const source: FileSource = {
      size: file.length,
      read: (from, length) =>
        Promise.resolve(
          from === 0 ? ok(file.slice(0, length)) : { ok: false, error: 'unreadable' as const },
        ),
    };
    expect(await readFile(source)).toMatchObject({ ok: false, error: 'unreadable' });
  });
});

describe('A file made to hurt is refused before it does', () => {
  const costs = [
    { memory: 4 * 1024 * 1024, passes: 3, lanes: 1 },
    { memory: 65_536, passes: 4_000_000_000, lanes: 1 },
    { memory: 65_536, passes: 3, lanes: 255 },
    { memory: 8, passes: 1, lanes: 1 },
    { memory: 65_536, passes: 0, lanes: 0 },
  ];
  test.each(costs)(
    'asking for $memory KiB, $passes passes, $lanes lanes computes nothing',
    async (cost) => {
      const header = writeBackupHeader({
        cost,
        salt: new Uint8Array(16),
        check: new Uint8Array(16),
      });
      const opened = await openBackup(memorySource(header.bytes), 'meadow', () => {
        throw new Error('nothing is computed');
      });
      expect(opened).toEqual({ ok: false, error: 'unsafe' });
    },
  );

  test('one that says it is larger than any backup is not read', async () => {
    const file = await fileOf(small);
    const source = { ...memorySource(file), size: mostFileBytes + 1 };
    expect(await openBackup(source, 'meadow', quickStretch)).toMatchObject({ error: 'too-large' });
  });

  test('no more than a chunk is ever asked of the file at once', async () => {
    const file = await fileOf(large());
    let longest = 0;
    const source: FileSource = {
      size: file.length,
      read(from, length) {
        longest = Math.max(longest, length);
        return Promise.resolve(ok(file.slice(from, from + length)));
      },
    };
    expect((await readFile(source)).ok).toBe(true);
    expect(longest).toBeLessThanOrEqual(chunkBytes + 16);
  });

  test('a part that says it has four gigabytes is too large, and is waited for by nobody', async () => {
    const odd = await withPlain(await fileOf(small), byteWriter().u8(4).u32(0xffff_ffff).bytes());
    expect(await readFile(odd)).toMatchObject({ ok: false, error: 'too-large' });
  });

  test('a Space that says it has four billion entries is not believed', async () => {
    const [about, , space] = small;
    if (about === undefined || space?.tag !== 'space') throw new Error('there is a Space');
    const parts: readonly WrittenPart[] = [about, { ...space, entries: 0xffff_ffff }];
    expect(await readFile(await fileOf(parts))).toMatchObject({ ok: false, error: 'unsafe' });
  });

  test('parts out of their order, too many or too few, are damaged', async () => {
    const [about, record, space, one, two, photo] = small;
    if (!about || !record || !space || !one || !two || !photo) throw new Error('there are parts');
    for (const parts of [
      [record, about],
      [about, about],
      [about, space, one, record, two, photo],
      [about, space, photo, one, two],
      [about, space, one, two],
      [about, space, one],
      [about, space, one, two, photo, photo],
      [about, one],
      [],
    ]) {
      expect(await readFile(await fileOf(parts))).toMatchObject({ ok: false, error: 'damaged' });
    }
  });

  test('whatever is sealed in it, reading never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (plain) => {
        const read = await readFile(await withPlain(await fileOf(small), plain));
        expect(read.ok).toBe(false);
      }),
    ));
});

test('a file that cannot be written to any further says so at once, wherever that is', async () => {
  const whole = await fileOf(large());
  const key = given(await keyOfFile(whole));
  for (const room of [0, 40, headerBytes, chunkBytes, whole.length - 1]) {
    const writer = createBackupWriter(key, memorySink(room));
    let failed = false;
    for (const part of large()) failed ||= !(await writer.write(part)).ok;
    failed ||= !(await writer.end()).ok;
    expect(failed).toBe(true);
  }
});

/** One hash of all parts: millions of numbers are not compared one by one. */
const asBytes = (parts: readonly WrittenPart[] | undefined): string =>
  toHex(sha256(concatBytes(...(parts ?? []).map(encodePart))));

/** A file whose only chunk holds other bytes, sealed with its own key: what somebody can make who knows the passphrase. */
async function withPlain(file: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
  const key = given(await keyOfFile(file));
  const before = encodePart({ tag: 'about', madeMs: 1, whole: true });
  const sealed = sealChunk(key, { number: 0, last: true }, concatBytes(before, plain));
  return concatBytes(headOf(file), sealed);
}

import { expect, test } from 'vitest';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { seenRecords } from '../../../src/crdt/spaces/keyring-records.ts';
import { mostStamps } from '../../../src/crdt/spaces/packed-stamps.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import type { Keyring } from '../../../src/crdt/vault/vault.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const random = seededRandom(31);
const space = SpaceId.random(random);

async function keyring(): Promise<Keyring> {
  const records = createMemoryRecords().open();
  const made = await createVault({ records, random, count: () => undefined }).create();
  if (!made.ok) throw new Error(made.error);
  return made.value.keyring;
}
const stampsOf = (many: number): number[] =>
  Array.from({ length: many }, () => random.below(2 ** 32));

test('what was seen of six thousand goals and notes is kept, and of more as much as fits', async () => {
  const ring = await keyring();
  const stamps = stampsOf(mostStamps);
  expect((await ring.write([seenRecords.change(space, { stamps })])).ok).toBe(true);
  expect(seenRecords.get(ring, space)?.stamps).toEqual(stamps);
  const more = stampsOf(mostStamps * 3);
  expect((await ring.write([seenRecords.change(space, { stamps: more })])).ok).toBe(true);
  expect(seenRecords.get(ring, space)?.stamps).toEqual(more.slice(0, mostStamps));
});

test('what was seen is still read as it was first written', async () => {
  const ring = await keyring();
  await ring.write([{ collection: 'seen', id: space, value: { stamps: [1, 4_294_967_295] } }]);
  expect(seenRecords.get(ring, space)?.stamps).toEqual([1, 4_294_967_295]);
});

import { expect, test } from 'vitest';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { ok } from '../../../src/crdt/basics/result.ts';
import { restingFiles } from '../../../src/crdt/spaces/resting-files.ts';
import { memoryFiles } from '../../../src/crdt/storage/memory-files.ts';
import { restSeal } from '../../../src/crdt/vault/rest-seal.ts';
import { isClosedEntry } from '../../../src/crdt/vault/rested-entry.ts';
import type { RestSeal } from '../../../src/crdt/vault/vault.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const random = seededRandom(1);
const [before, after] = ['ab', 'cd'].map((pair) => pair.repeat(32));

test('once the vault is closed, photos rest under its outer seal, those from before as well, and read as they were', async () => {
  if (before === undefined || after === undefined) throw new Error('two names');
  const disk = new Map<string, Uint8Array>();
  const stored = memoryFiles(disk, () => ok(undefined));
  const [old, fresh] = [
    Uint8Array.of(1, ...random.bytes(500)),
    Uint8Array.of(1, ...random.bytes(400)),
  ];
  const vault: { seal: RestSeal | undefined } = { seal: undefined };
  const open = restingFiles(stored, () => vault.seal);
  await open.putFile(before, old);
  expect(disk.get(before)).toEqual(old);
  vault.seal = restSeal(random.bytes(32), SpaceId.random(random));
  await open.putFile(after, fresh);
  const later = restingFiles(stored, () => vault.seal);
  await expect.poll(() => [...disk.values()].every(isClosedEntry)).toBe(true);
  for (const files of [open, later]) {
    expect(await files.getFile(before)).toEqual(ok(old));
    expect(await files.getFile(after)).toEqual(ok(fresh));
  }
});

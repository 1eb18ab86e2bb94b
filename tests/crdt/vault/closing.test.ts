import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import type { MemoryRecordsDisk } from '../../../src/crdt/storage/memory-records.ts';
import type { Stretch } from '../../../src/crdt/vault/argon2-cost.ts';
import {
  closeVault,
  finishClosing,
  isUnsealed,
  restoreMark,
} from '../../../src/crdt/vault/close-vault.ts';
import { closedSecrets } from '../../../src/crdt/vault/closed-keys.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { openRecord } from '../../../src/crdt/vault/keyring-record.ts';
import { deriveKey, keyringKeys } from '../../../src/crdt/vault/keys.ts';
import { isClosedEntry } from '../../../src/crdt/vault/rested-entry.ts';
import { restSeal } from '../../../src/crdt/vault/rest-seal.ts';
import type { VaultRecords } from '../../../src/crdt/vault/vault-records.ts';
import type { OpenVault, Vault } from '../../../src/crdt/vault/vault.ts';
import { changeWaysInto, readWaysInto } from '../../../src/crdt/vault/ways-in.ts';
import { unwrapWithDevice } from '../../../src/crdt/vault/wrappers/device-wrapper.ts';
import {
  unwrapWithPassphrase,
  wrapWithPassphrase,
} from '../../../src/crdt/vault/wrappers/passphrase-wrapper.ts';
import { makeRecoveryWords } from '../../../src/crdt/vault/wrappers/recovery-words.ts';
import {
  unwrapWithRecovery,
  wrapWithRecovery,
} from '../../../src/crdt/vault/wrappers/recovery-wrapper.ts';
import { readWrappers } from '../../../src/crdt/vault/wrappers/wrapper-list.ts';
import { crashWhen, crashingRecords } from '../../cast/crash.ts';
import type { CrashPlan } from '../../cast/crash.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const random = seededRandom(5);
const space = SpaceId.random(random);
const count = () => undefined;
const nowMs = Date.UTC(2026, 2, 1);
const passphrase = 'a quiet harbour';
const stretch: Stretch = (options) =>
  Promise.resolve(deriveKey(Uint8Array.from([...options.passphrase, ...options.salt]), 'quick'));

interface Tab {
  readonly vault: Vault;
  readonly records: VaultRecords;
  readonly random: typeof random;
  readonly count: typeof count;
}
const tabOver = (records: VaultRecords): Tab => ({
  records,
  random,
  count,
  vault: createVault({ records, random, count }),
});
const close = (tab: Tab) =>
  closeVault(tab, (keys) => wrapWithPassphrase(keys, passphrase, { random, stretch, nowMs }));
const finish = (tab: Tab) => finishClosing(tab, () => Promise.resolve(true));

async function opened(vault: Vault): Promise<OpenVault> {
  const open = await vault.open();
  if (!open.ok || open.value === undefined) throw new Error('not opened');
  return open.value;
}

/** Some records of different collections, as a vault holds them. */
async function filled(disk: MemoryRecordsDisk, records: number): Promise<void> {
  const { vault } = tabOver(disk.open());
  const made = await vault.create();
  if (!made.ok) throw new Error(made.error);
  for (let at = 0; at < records; at += 1) {
    await made.value.keyring.write([{ collection: `c${at % 3}`, id: `${at}`, value: { at } }]);
  }
  await vault.close();
}
function heldIn({ keyring }: OpenVault): unknown {
  return [0, 1, 2].map((at) => [...keyring.list(`c${at}`)].sort());
}
/** Opens with the passphrase, as the locked page does. */
async function unlocked(tab: Tab, typed = passphrase): Promise<OpenVault | undefined> {
  expect(await tab.vault.open()).toEqual({ ok: false, error: 'locked' });
  const ways = await readWaysInto(tab.records);
  if (!ways.ok) throw new Error(ways.error);
  for (const way of ways.value) {
    const keys = await unwrapWithPassphrase(way, typed, stretch);
    if (!(keys instanceof Uint8Array)) continue;
    const open = await tab.vault.openWith(closedSecrets(keys));
    if (!open.ok) throw new Error(open.error);
    return open.value;
  }
  return undefined;
}

describe('Closing a vault', () => {
  it('asks from then on, opens all of it with the passphrase, and with no other', async () => {
    const disk = createMemoryRecords();
    await filled(disk, 7);
    const tab = tabOver(disk.open());
    const before = await opened(tab.vault);
    const held = heldIn(before);
    const name = before.storeName(space);
    expect((await close(tab)).ok).toBe(true);
    // The page that did it goes on as it was.
    expect(heldIn(before)).toEqual(held);
    expect(before.storeName(space)).toBe(name);
    expect((await before.keyring.write([{ collection: 'c0', id: 'later', value: 1 }])).ok).toBe(
      true,
    );
    expect(await unlocked(tabOver(disk.open()), 'a quiet harbor')).toBeUndefined();
    const after = await unlocked(tabOver(disk.open()));
    if (after === undefined) throw new Error('the passphrase opens');
    expect(after.keyring.get('c0', 'later')).toBe(1);
    expect(after.keyring.get('c1', '4')).toEqual({ at: 4 });
    expect(after.storeName(space)).toBe(name);
  });

  it('leaves nothing resting that the old key opens, and no old way in', async () => {
    const disk = createMemoryRecords();
    await filled(disk, 5);
    const stolen = { records: new Map(disk.records), key: disk.deviceKey };
    const tab = tabOver(disk.open());
    await opened(tab.vault);
    await close(tab);
    expect(await finish(tab)).toBe(true);
    const [wrapper] = readWrappers(stolen.records.get('wrappers') ?? new Uint8Array(0)) ?? [];
    if (wrapper === undefined || stolen.key === undefined) throw new Error('nothing was stolen');
    const oldKey = await unwrapWithDevice(wrapper, stolen.key, crypto.subtle);
    if (oldKey === undefined) throw new Error('the stolen disk opens');
    const names = keyringKeys(oldKey);
    for (const [name, sealed] of disk.records) {
      expect(openRecord(name, sealed, names)).toBeUndefined();
      expect(stolen.records.has(name) && name !== 'wrappers').toBe(false);
    }
    expect(disk.deviceKey).not.toBe(stolen.key);
    const now = readWrappers(disk.records.get('wrappers') ?? new Uint8Array(0));
    expect(now?.map(({ kind }) => kind)).toEqual([2]);
  });

  it('keeps what another tab wrote in the very moment, and that tab does not go on with old keys', async () => {
    const disk = createMemoryRecords();
    await filled(disk, 3);
    const other = tabOver(disk.open());
    const others = await opened(other.vault);
    const tab = tabOver({
      ...disk.open(),
      async write(changes, under) {
        const written = others.keyring.write([{ collection: 'c2', id: 'late', value: 'kept' }]);
        await written;
        return disk.open().write(changes, under);
      },
    });
    await opened(tab.vault);
    expect((await close(tab)).ok).toBe(true);
    expect((await others.keyring.write([{ collection: 'c2', id: 'x', value: 1 }])).ok).toBe(false);
    expect(other.vault.state.get()).toBe('locked');
    // What waits there is still stored; whoever has the keys closes it.
    expect(others.restSeal(space)).toBeUndefined();
    const next = tabOver(disk.open());
    const after = await unlocked(next);
    expect(after?.keyring.get('c2', 'late')).toBeUndefined();
    expect(await finish(next)).toBe(true);
    expect(after?.keyring.get('c2', 'late')).toBe('kept');
    expect((await unlocked(tabOver(disk.open())))?.keyring.get('c2', 'late')).toBe('kept');
  });

  it('does nothing when another tab has changed a record meanwhile, and can be done over', async () => {
    const disk = createMemoryRecords();
    await filled(disk, 3);
    const others = await opened(tabOver(disk.open()).vault);
    let once = true;
    const tab = tabOver({
      ...disk.open(),
      async write(changes, under) {
        if (once) await others.keyring.write([{ collection: 'c0', id: '0', value: 'newer' }]);
        once = false;
        return disk.open().write(changes, under);
      },
    });
    await opened(tab.vault);
    expect(await close(tab)).toEqual({ ok: false, error: 'gone' });
    expect(tab.vault.state.get()).toBe('open');
    expect((await close(tab)).ok).toBe(true);
    expect((await unlocked(tabOver(disk.open())))?.keyring.get('c0', '0')).toBe('newer');
  });

  it('loses nothing and locks nobody out, at whatever touch of the disk the browser dies', async () => {
    const trial = async (seed: number, plan?: CrashPlan): Promise<number> => {
      const disk = createMemoryRecords();
      await filled(disk, 1 + (seed % 9));
      const held = heldIn(await opened(tabOver(disk.open()).vault));
      const crash = crashWhen(plan);
      const tab = tabOver(crashingRecords(disk.open(), crash));
      const work = async (): Promise<void> => {
        await opened(tab.vault);
        await close(tab);
        await finish(tab);
      };
      await work().catch((problem: unknown) => {
        if (!crash.died()) throw problem;
      });
      const next = tabOver(disk.open());
      const plain = await next.vault.open();
      if (plain.ok) {
        if (plain.value === undefined) throw new Error('everything is gone');
        expect(heldIn(plain.value)).toEqual(held);
        expect((await close(next)).ok).toBe(true);
      } else {
        const after = await unlocked(next);
        if (after === undefined) throw new Error('locked out');
        expect(heldIn(after)).toEqual(held);
      }
      // What was left undone is done at the next opening.
      const again = await opened(next.vault);
      if (isUnsealed(again.keyring)) expect(await finish(next)).toBe(true);
      expect(isUnsealed(again.keyring)).toBe(false);
      expect(heldIn(again)).toEqual(held);
      return crash.touches();
    };
    const touches = await trial(0);
    expect(touches).toBeGreaterThan(6);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000),
        fc.nat(touches - 1),
        fc.constantFrom('before' as const, 'after' as const),
        async (seed, at, when) => {
          await trial(seed, { at, when });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('A closed vault', () => {
  async function closedDisk(): Promise<MemoryRecordsDisk> {
    const disk = createMemoryRecords();
    await filled(disk, 4);
    const tab = tabOver(disk.open());
    await opened(tab.vault);
    await close(tab);
    return disk;
  }

  it('never opens by itself again, also when the old way in is put back', async () => {
    const disk = createMemoryRecords();
    await filled(disk, 4);
    const [wrappers, key] = [disk.records.get('wrappers'), disk.deviceKey];
    const tab = tabOver(disk.open());
    await opened(tab.vault);
    await close(tab);
    if (wrappers !== undefined) disk.records.set('wrappers', wrappers);
    disk.deviceKey = key;
    const before = new Map(disk.records);
    const next = tabOver(disk.open());
    expect(await next.vault.open()).toEqual({ ok: false, error: 'damaged' });
    expect(await next.vault.create()).toEqual({ ok: false, error: 'damaged' });
    expect(disk.records).toEqual(before);
  });

  it('is damaged without its ways in, and never made new', async () => {
    const disk = await closedDisk();
    disk.records.delete('wrappers');
    const { vault } = tabOver(disk.open());
    expect(await vault.open()).toEqual({ ok: false, error: 'damaged' });
    expect(await vault.create()).toEqual({ ok: false, error: 'damaged' });
  });

  it('is locked, and not made new, by somebody who starts over in front of it', async () => {
    const disk = await closedDisk();
    const before = new Map(disk.records);
    expect(await tabOver(disk.open()).vault.create()).toEqual({ ok: false, error: 'locked' });
    expect(disk.records).toEqual(before);
  });

  it('asks also when the word that it is closed was lost, and has it back once it was opened', async () => {
    const disk = await closedDisk();
    const word = disk.records.get('closed');
    disk.records.delete('closed');
    const tab = tabOver(disk.open());
    expect(await tab.vault.open()).toEqual({ ok: false, error: 'locked' });
    const ways = await readWaysInto(tab.records);
    const [way] = ways.ok ? ways.value : [];
    const keys = way && (await unwrapWithPassphrase(way, passphrase, stretch));
    if (!(keys instanceof Uint8Array)) throw new Error('it opens');
    const secrets = closedSecrets(keys);
    expect((await restoreMark(tab.records, secrets.key)).ok).toBe(true);
    expect(disk.records.get('closed')).toEqual(word);
    expect((await tab.vault.openWith(secrets)).ok).toBe(true);
  });

  it('gets and loses ways in while tabs that have it open go on', async () => {
    const disk = await closedDisk();
    const tab = tabOver(disk.open());
    const open = await unlocked(tab);
    const ways = await readWaysInto(tab.records);
    const [way] = ways.ok ? ways.value : [];
    const keys = way && (await unwrapWithPassphrase(way, passphrase, stretch));
    if (!(keys instanceof Uint8Array)) throw new Error('it opens');
    const { secret } = makeRecoveryWords(random);
    const added = await changeWaysInto(disk.open(), (present) => [
      ...present.map(({ wrapper }) => wrapper),
      wrapWithRecovery(keys, secret, { random, nowMs: nowMs + 1 }),
    ]);
    expect(added).toEqual({ ok: true, value: 'changed' });
    expect((await open?.keyring.write([{ collection: 'c0', id: 'x', value: 1 }]))?.ok).toBe(true);
    await changeWaysInto(disk.open(), (present) =>
      present.filter(({ wrapper }) => wrapper.kind === 4).map(({ wrapper }) => wrapper),
    );
    const left = await readWaysInto(disk.open());
    const [words] = left.ok ? left.value : [];
    expect(left.ok && left.value.length).toBe(1);
    expect(words && unwrapWithRecovery(words, secret)).toEqual(keys);
  });

  it('of two tabs that set a way in at once, keeps both', async () => {
    const disk = await closedDisk();
    const keys = random.bytes(64);
    const add = (at: number) =>
      changeWaysInto(disk.open(), (present) => [
        ...present.map(({ wrapper }) => wrapper),
        wrapWithRecovery(keys, random.bytes(16), { random, nowMs: nowMs + at }),
      ]);
    await Promise.all([add(1), add(2), add(3)]);
    const left = await readWaysInto(disk.open());
    expect(left.ok && left.value.map(({ setMs }) => setMs - nowMs)).toEqual([0, 1, 2, 3]);
  });
});

describe('The outer seal of entries at rest', () => {
  it('gives back what it closed, takes no other key, and leaves what was never closed as it is', () => {
    const seal = restSeal(random.bytes(32), space);
    const other = restSeal(random.bytes(32), space);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const entry = Uint8Array.from([1, ...bytes]);
        const closed = seal.close(entry);
        expect(isClosedEntry(closed)).toBe(true);
        expect(isClosedEntry(entry)).toBe(false);
        expect(seal.open(closed)).toEqual(entry);
        expect(seal.open(entry)).toEqual(entry);
        expect(seal.close(entry)).toEqual(closed);
        if (entry.length > 8) expect(other.open(closed)).not.toEqual(entry);
      }),
    );
  });

  it('hurts no more of an entry than what was flipped', () => {
    const seal = restSeal(random.bytes(32), space);
    const entry = Uint8Array.from([1, ...random.bytes(200)]);
    const closed = seal.close(entry);
    closed[25 + 60] = (closed[25 + 60] ?? 0) ^ 4;
    const hurt = entry.slice();
    hurt[60] = (hurt[60] ?? 0) ^ 4;
    expect(seal.open(closed)).toEqual(hurt);
  });
});

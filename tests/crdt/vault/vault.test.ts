import { describe, expect, it, vi } from 'vitest';

import { equalBytes, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import type { MemoryRecordsDisk } from '../../../src/crdt/storage/memory-records.ts';
import type { OpaqueRecords } from '../../../src/crdt/storage/opaque-records.ts';
import { mayRest } from '../../../src/crdt/storage/resting-places.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import type { VaultRecords } from '../../../src/crdt/vault/vault-records.ts';
import type { OpenVault, Vault } from '../../../src/crdt/vault/vault.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

// The storage room may not import the vault's port, so the two shapes are compared here.
const fitsThePort = (records: OpaqueRecords): VaultRecords => records;

const random = seededRandom(11);
const space = SpaceId.random(random);
const other = SpaceId.random(random);

interface Tab {
  readonly vault: Vault;
  readonly counts: Map<string, number>;
}

function tabOn(disk: MemoryRecordsDisk): Tab {
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  return { counts, vault: createVault({ records: fitsThePort(disk.open()), random, count }) };
}
async function created(vault: Vault): Promise<OpenVault> {
  const made = await vault.create();
  if (!made.ok) throw new Error(made.error);
  return made.value;
}
async function reopened(disk: MemoryRecordsDisk): Promise<OpenVault> {
  const opened = await tabOn(disk).vault.open();
  if (!opened.ok || opened.value === undefined) throw new Error('not opened');
  return opened.value;
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('A vault', () => {
  it('stores nothing when somebody only looks', async () => {
    const disk = createMemoryRecords();
    const { vault } = tabOn(disk);
    expect(vault.state.get()).toBe('unknown');
    expect(await vault.open()).toEqual({ ok: true, value: undefined });
    expect(vault.state.get()).toBe('absent');
    expect(disk.records.size).toBe(0);
    expect(disk.deviceKey).toBeUndefined();
  });

  it('keeps its records over a restart, under a key that no script can export', async () => {
    const disk = createMemoryRecords();
    const { vault } = tabOn(disk);
    const open = await created(vault);
    expect(vault.state.get()).toBe('open');
    await open.keyring.write([
      { collection: 'profile', id: 'own', value: { name: 'Noor' } },
      { collection: 'workspaces', id: 'a', value: [1, 2] },
    ]);
    expect(disk.deviceKey?.extractable).toBe(false);
    const again = await reopened(disk);
    expect(again.keyring.get('profile', 'own')).toEqual({ name: 'Noor' });
    expect(again.keyring.list('workspaces')).toEqual(new Map([['a', [1, 2]]]));
    expect(again.keyring.get('profile', 'else')).toBeUndefined();
    expect(again.storeName(space)).toBe(open.storeName(space));
  });

  it('replaces a record only where it still is: what another tab has taken away stays away', async () => {
    const disk = createMemoryRecords();
    const one = await created(tabOn(disk).vault);
    const record = { collection: 'workspaces', id: 'a' };
    await one.keyring.write([{ ...record, value: 'seed' }]);
    const two = await reopened(disk);
    const taken = one.keyring.write([{ ...record, value: undefined }]);
    const late = two.keyring.write([{ ...record, value: 'seed, renamed', replaces: true }]);
    expect((await taken).ok).toBe(true);
    expect(await late).toEqual({ ok: false, error: 'gone' });
    expect(two.keyring.get('workspaces', 'a')).toBeUndefined();
    expect((await reopened(disk)).keyring.get('workspaces', 'a')).toBeUndefined();
    // The vault itself is as it was.
    expect((await two.keyring.write([{ ...record, value: 'new' }])).ok).toBe(true);
    expect((await two.keyring.write([{ ...record, value: 'newer', replaces: true }])).ok).toBe(
      true,
    );
    expect((await reopened(disk)).keyring.get('workspaces', 'a')).toBe('newer');
  });

  it('begins a thing once: of two tabs that begin it together both hold what the first one wrote', async () => {
    const disk = createMemoryRecords();
    const one = await created(tabOn(disk).vault);
    const two = await reopened(disk);
    const record = { collection: 'personal', id: 'own' };
    const answers = await Promise.all([
      one.keyring.write([{ ...record, value: 'first', begins: true }]),
      two.keyring.write([{ ...record, value: 'second', begins: true }]),
    ]);
    expect(answers).toEqual([
      { ok: true, value: undefined },
      { ok: false, error: 'gone' },
    ]);
    for (const { keyring } of [one, two, await reopened(disk)]) {
      expect(keyring.get('personal', 'own')).toBe('first');
    }
    expect(await two.keyring.write([{ ...record, value: 'third', begins: true }])).toEqual({
      ok: false,
      error: 'gone',
    });
  });

  it('begins nothing over a record that does not open', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    const record = { collection: 'personal', id: 'own' };
    const before = new Set(disk.records.keys());
    await keyring.write([{ ...record, value: 'first', begins: true }]);
    const name = [...disk.records.keys()].find((one) => !before.has(one)) ?? '';
    disk.records.set(name, Uint8Array.of(1, 2, 3));
    const again = await reopened(disk);
    expect(again.keyring.get('personal', 'own')).toBeUndefined();
    expect((await again.keyring.write([{ ...record, value: 'new', begins: true }])).ok).toBe(false);
    expect(disk.records.get(name)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('is the same vault when it is made twice, in one tab or in another', async () => {
    const disk = createMemoryRecords();
    const one = await created(tabOn(disk).vault);
    const two = await created(tabOn(disk).vault);
    expect(two.storeName(space)).toBe(one.storeName(space));
  });

  it('writes, replaces and deletes records together', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([
      { collection: 'c', id: '1', value: 'one' },
      { collection: 'c', id: '2', value: 'two' },
    ]);
    const before = keyring.revision.get();
    await keyring.write([
      { collection: 'c', id: '1', value: undefined },
      { collection: 'c', id: '2', value: null },
    ]);
    expect(keyring.revision.get()).toBeGreaterThan(before);
    expect(keyring.list('c')).toEqual(new Map([['2', null]]));
    expect((await reopened(disk)).keyring.list('c')).toEqual(new Map([['2', null]]));
  });

  it('shows what another tab has written', async () => {
    const disk = createMemoryRecords();
    const one = await created(tabOn(disk).vault);
    const two = await reopened(disk);
    const revisions: number[] = [];
    two.keyring.revision.subscribe((revision) => revisions.push(revision));
    await one.keyring.write([{ collection: 'c', id: 'x', value: 1 }]);
    await settle();
    expect(two.keyring.get('c', 'x')).toBe(1);
    expect(revisions).toHaveLength(1);
    await one.keyring.write([{ collection: 'c', id: 'x', value: undefined }]);
    await settle();
    expect(two.keyring.get('c', 'x')).toBeUndefined();
  });

  it('changes nothing in memory when the disk is full, and says so', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([{ collection: 'c', id: 'x', value: 1 }]);
    disk.failWith('full');
    expect(await keyring.write([{ collection: 'c', id: 'x', value: 2 }])).toEqual({
      ok: false,
      error: 'full',
    });
    expect(keyring.get('c', 'x')).toBe(1);
  });

  it('refuses a value that would make the keyring slow to open', async () => {
    const { keyring } = await created(tabOn(createMemoryRecords()).vault);
    const value = 'x'.repeat(70_000);
    await expect(keyring.write([{ collection: 'c', id: 'x', value }])).rejects.toThrow(RangeError);
  });

  it('opens the other records when one is damaged, sets that one aside and counts it', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([{ collection: 'c', id: '1', value: 'one' }]);
    const names = new Set(disk.records.keys());
    await keyring.write([{ collection: 'c', id: '2', value: 'two' }]);
    for (const [name, bytes] of disk.records) {
      if (!names.has(name)) bytes[40] = (bytes[40] ?? 0) ^ 1;
    }
    const { vault, counts } = tabOn(disk);
    const open = await created(vault);
    expect(open.keyring.list('c')).toEqual(new Map([['1', 'one']]));
    expect(counts.get('vault/record-damaged')).toBe(1);
    expect(disk.records.size).toBe(3);
  });

  it('does not take a record that was moved to the name of another', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([{ collection: 'c', id: '1', value: 'one' }]);
    const [name, bytes] = [...disk.records].at(-1) ?? [];
    if (name === undefined || bytes === undefined) throw new Error('nothing rests');
    disk.records.set('AAAAAAAAAAAAAAAAAAAAAA', bytes);
    const { keyring: read } = await reopened(disk);
    expect(read.list('c')).toEqual(new Map([['1', 'one']]));
  });

  it.each([
    ['its key is gone', (disk: MemoryRecordsDisk) => (disk.deviceKey = undefined)],
    ['its wrappers are gone', (disk: MemoryRecordsDisk) => disk.records.delete('wrappers')],
    [
      'its wrappers are changed',
      (disk: MemoryRecordsDisk) => {
        const wrappers = disk.records.get('wrappers');
        if (wrappers !== undefined) wrappers[30] = (wrappers[30] ?? 0) ^ 1;
      },
    ],
  ])('is damaged, and never made new over old records, when %s', async (_, damage) => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([{ collection: 'c', id: 'x', value: 1 }]);
    damage(disk);
    const before = new Map(disk.records);
    const { vault } = tabOn(disk);
    expect(await vault.open()).toEqual({ ok: false, error: 'damaged' });
    expect(await vault.create()).toEqual({ ok: false, error: 'damaged' });
    expect(disk.records).toEqual(before);
  });

  it('is unavailable without WebCrypto, and stores nothing', async () => {
    const disk = createMemoryRecords();
    const { vault } = tabOn(disk);
    vi.stubGlobal('crypto', {});
    expect(await vault.create()).toEqual({ ok: false, error: 'unavailable' });
    expect(await vault.open()).toEqual({ ok: false, error: 'unavailable' });
    vi.unstubAllGlobals();
    expect(disk.records.size).toBe(0);
    expect(disk.deviceKey).toBeUndefined();
  });

  it('starts over when making it was cut off between key and wrappers', async () => {
    const disk = createMemoryRecords();
    await created(tabOn(disk).vault);
    disk.records.clear();
    expect(await tabOn(disk).vault.open()).toEqual({ ok: true, value: undefined });
    expect((await tabOn(disk).vault.create()).ok).toBe(true);
    await reopened(disk);
  });

  it('seals snapshots for one Space, and opens them for no other', async () => {
    const disk = createMemoryRecords();
    const open = await created(tabOn(disk).vault);
    const plain = utf8('what two people wrote');
    const sealed = await open.sealSnapshot(space, plain);
    expect(await open.openSnapshot(space, sealed)).toEqual(plain);
    expect(await open.openSnapshot(other, sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await open.openSnapshot(space, changed)).toBeUndefined();
    }
    expect(await open.openSnapshot(space, new Uint8Array(3))).toBeUndefined();
  });

  it('names stores so that they say nothing of the Space and may rest', async () => {
    const open = await created(tabOn(createMemoryRecords()).vault);
    expect(mayRest(open.storeName(space))).toBe(true);
    expect(open.storeName(space)).not.toBe(open.storeName(other));
    expect(mayRest('goals of Noor')).toBe(false);
  });

  it('leaves no word and no id readable in what rests', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    await keyring.write([
      { collection: 'canary-collection', id: 'canary-id', value: { canary: 'canary-words' } },
    ]);
    for (const [name, bytes] of disk.records) {
      expect(name).not.toContain('canary');
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('canary');
    }
    expect(
      new Set([...disk.records.values()].slice(1).map(({ length }) => (length - 41) % 256)),
    ).toEqual(new Set([0]));
  });

  it('never seals the same record to the same bytes', async () => {
    const disk = createMemoryRecords();
    const { keyring } = await created(tabOn(disk).vault);
    const change = [{ collection: 'c', id: 'x', value: 1 }];
    await keyring.write(change);
    const [first] = [...disk.records.values()].slice(-1);
    await keyring.write(change);
    const [second] = [...disk.records.values()].slice(-1);
    expect(first !== undefined && second !== undefined && equalBytes(first, second)).toBe(false);
  });

  it('is absent once it is erased', async () => {
    const disk = createMemoryRecords();
    const { vault } = tabOn(disk);
    await created(vault);
    await vault.erase();
    expect(vault.state.get()).toBe('absent');
    expect(disk.records.size).toBe(0);
    expect(disk.deviceKey).toBeUndefined();
    expect((await vault.create()).ok).toBe(true);
  });

  it('hands nothing out after it was closed', async () => {
    const { vault } = tabOn(createMemoryRecords());
    const open = await created(vault);
    await open.keyring.write([{ collection: 'c', id: 'x', value: 1 }]);
    await vault.close();
    expect(vault.state.get()).toBe('closed');
    expect(open.keyring.get('c', 'x')).toBeUndefined();
    expect(() => open.storeName(space)).toThrow();
  });
});

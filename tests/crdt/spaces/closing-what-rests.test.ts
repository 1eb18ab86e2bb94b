import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpaceId } from '../../../src/crdt/basics/id.ts';
import { newSpaceKeys } from '../../../src/crdt/spaces/new-space-keys.ts';
import { personalRecords, workspaceRecords } from '../../../src/crdt/spaces/keyring-records.ts';
import { sealWhatRests } from '../../../src/crdt/spaces/seal-what-rests.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import { createMemoryStores } from '../../../src/crdt/storage/memory-store.ts';
import type { OpenStore } from '../../../src/crdt/storage/sealed-store.ts';
import { closeVault, finishClosing, isUnsealed } from '../../../src/crdt/vault/close-vault.ts';
import { closedSecrets } from '../../../src/crdt/vault/closed-keys.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { isClosedEntry } from '../../../src/crdt/vault/rested-entry.ts';
import type { OpenVault, Vault } from '../../../src/crdt/vault/vault.ts';
import type { VaultRecords } from '../../../src/crdt/vault/vault-records.ts';
import { wrapWithRecovery } from '../../../src/crdt/vault/wrappers/recovery-wrapper.ts';
import { restingStore } from '../../../src/crdt/spaces/resting-store.ts';
import { crashWhen, crashingRecords } from '../../cast/crash.ts';
import type { Crash, CrashPlan } from '../../cast/crash.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const count = () => undefined;

/** A store of a browser that dies as planned: each touch of the disk counts. */
const crashingStores =
  (open: OpenStore, crash: Crash): OpenStore =>
  async (name) => {
    const opened = await crash.touch(() => open(name));
    if (!opened.ok) return opened;
    const store = opened.value;
    return {
      ok: true,
      value: {
        ...store,
        load: () => crash.touch(() => store.load()),
        append: (entries) => crash.touch(() => store.append(entries)),
        putSnapshot: (sealed) => crash.touch(() => store.putSnapshot(sealed)),
        rewrite: (...how) => crash.touch(() => store.rewrite(...how)),
        close: () => (crash.died() ? Promise.resolve() : store.close()),
      },
    };
  };

interface Held {
  readonly entries: readonly string[];
  readonly snapshot: string | undefined;
}

async function lifeOf(seed: number, plan?: CrashPlan): Promise<{ readonly touches: number }> {
  const random = seededRandom(seed);
  const records = createMemoryRecords();
  const stores = createMemoryStores();
  const crash = crashWhen(plan);
  const vaultOver = (over: VaultRecords): Vault => createVault({ records: over, random, count });
  const opened = async (vault: Vault): Promise<OpenVault> => {
    const open = await vault.open();
    if (!open.ok || open.value === undefined) throw new Error('not opened');
    return open.value;
  };
  /** Two workspaces and the personal Space with entries and a snapshot each. */
  const furnish = async (): Promise<readonly SpaceId[]> => {
    const made = await vaultOver(records.open()).create();
    if (!made.ok) throw new Error(made.error);
    const spaces = [0, 1, 2].map(() => newSpaceKeys(random));
    for (const [at, keys] of spaces.entries()) {
      await made.value.keyring.write([
        at === 2
          ? personalRecords.change('own', keys)
          : workspaceRecords.change(keys.space, {
              ...keys,
              part: 'client',
              name: 'Willow',
              ownName: 'Sam',
              others: [],
              lastOpenedMs: 0,
            }),
      ]);
      const store = await stores.open(made.value.storeName(keys.space));
      if (!store.ok) throw new Error(store.error);
      const entries = Array.from({ length: 1 + (seed % 5) }, () =>
        Uint8Array.from([1, ...random.bytes(200)]),
      );
      await store.value.append(entries);
      await store.value.putSnapshot(await made.value.sealSnapshot(keys.space, random.bytes(90)));
      await store.value.close();
    }
    return spaces.map(({ space }) => space);
  };
  const restsIn = async (vault: OpenVault, space: SpaceId): Promise<Held> => {
    const opening = await stores.open(vault.storeName(space));
    if (!opening.ok) throw new Error(opening.error);
    const store = restingStore(opening.value, () => vault.restSeal(space));
    const loaded = await store.load();
    await store.close();
    if (!loaded.ok) throw new Error(loaded.error);
    const { entries, snapshot } = loaded.value;
    const plain = snapshot && (await vault.openSnapshot(space, snapshot));
    return { entries: entries.map(String), snapshot: plain && String(plain) };
  };
  const spaces = await furnish();
  // A thief’s copy: it hears of nothing and keeps its keys.
  const before = await opened(
    vaultOver({ ...records.open(), onForeignWrite: () => () => undefined }),
  );
  const held = await Promise.all(spaces.map((space) => restsIn(before, space)));
  const secret = random.bytes(16);
  let keys = new Uint8Array(0);
  const close = async (vault: Vault, over: VaultRecords, open: OpenStore): Promise<void> => {
    await opened(vault);
    await closeVault({ vault, records: over, random, count }, (fresh) => {
      keys = fresh.slice();
      return Promise.resolve(wrapWithRecovery(fresh, secret, { random, nowMs: 1 }));
    });
    await finish(vault, over, open);
  };
  const finish = async (vault: Vault, over: VaultRecords, open: OpenStore): Promise<boolean> =>
    finishClosing({ vault, records: over, random, count }, async () =>
      sealWhatRests(await opened(vault), { openStore: open, count }),
    );

  const dying = crashingRecords(records.open(), crash);
  await close(vaultOver(dying), dying, crashingStores(stores.open, crash)).catch(
    (problem: unknown) => {
      if (!crash.died()) throw problem;
    },
  );
  stores.disk.crash();

  const after = records.open();
  const vault = vaultOver(after);
  const first = await vault.open();
  if (!first.ok) {
    expect(first.error).toBe('locked');
    expect((await vault.openWith(closedSecrets(keys))).ok).toBe(true);
  } else if (first.value === undefined) {
    throw new Error('everything is gone');
  }
  const open = await opened(vault);
  // Whatever opened it, all that was there is there, before anything is made up for.
  expect(await Promise.all(spaces.map((space) => restsIn(open, space)))).toEqual(held);
  if (first.ok) await close(vault, after, stores.open);
  if (isUnsealed(open.keyring)) expect(await finish(vault, after, stores.open)).toBe(true);
  expect(isUnsealed(open.keyring)).toBe(false);
  expect(await Promise.all(spaces.map((space) => restsIn(open, space)))).toEqual(held);
  expect(stores.disk.names()).toHaveLength(spaces.length);
  for (const space of spaces) {
    const name = open.storeName(space);
    expect(stores.disk.entries(name).every(isClosedEntry)).toBe(true);
    // The keys that an old copy of the disk tells open no snapshot any more.
    const snapshot = stores.disk.snapshot(name);
    expect(snapshot && (await before.openSnapshot(space, snapshot))).toBeUndefined();
  }
  return { touches: crash.touches() };
}

it('closing loses nothing and locks nobody out at whatever touch of any disk the browser dies, and the next opening ends it', async () => {
  const { touches } = await lifeOf(0);
  expect(touches).toBeGreaterThan(20);
  // Every touch once before it reached the disk and once after.
  for (let at = 0; at < touches; at += 1) {
    await lifeOf(at, { at, when: 'before' });
    await lifeOf(at, { at, when: 'after' });
  }
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100_000 }),
      fc.nat(touches - 1),
      fc.constantFrom('before' as const, 'after' as const),
      async (seed, at, when) => {
        await lifeOf(seed, { at, when });
      },
    ),
    { numRuns: Number(process.env['CRASHES'] ?? 150) },
  );
});

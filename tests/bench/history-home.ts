import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import type { OuterTransport, Transport } from '../../src/crdt/peers/transport.ts';
import { readGenesis } from '../../src/crdt/sealing/genesis.ts';
import { firstEpochId } from '../../src/crdt/sealing/space-keys.ts';
import { workspaceRecords } from '../../src/crdt/spaces/keyring-records.ts';
import type { WorkspaceRecord } from '../../src/crdt/spaces/keyring-records.ts';
import type { Platform } from '../../src/crdt/spaces/platform.ts';
import { createIndexedDbStores } from '../../src/crdt/storage/indexeddb-store.ts';
import { createIndexedDbRecords } from '../../src/crdt/storage/indexeddb-records.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import type { OpenVault } from '../../src/crdt/vault/vault.ts';
import type { StoredHistory } from './stored-history.ts';

/** What a page of the bench stands on: this browser's own databases, and a transport if one is needed. */
export function benchPlatform(transport: Transport = nobody): Platform {
  const count = (): void => undefined;
  const stores = createIndexedDbStores({ clock: platformClock, count });
  return {
    clock: platformClock,
    random: platformRandom,
    count,
    records: createIndexedDbRecords({ count }),
    openStore: stores.open,
    transport: { ...nobody, ...transport },
    canConnect: true,
    tabs: nobody,
    exclusively: (_name, work) => work(),
    persist: () => Promise.resolve(false),
  };
}

/** A fresh vault, with the sealed store of a history in it. */
export async function moveIn(
  platform: Platform,
  history: StoredHistory,
): Promise<{ readonly vault: OpenVault; readonly record: WorkspaceRecord }> {
  const made = await createVault({ ...platform }).create();
  if (!made.ok) throw new Error(made.error);
  const vault = made.value;
  const record = founderRecord(history);
  await vault.keyring.write([workspaceRecords.change(record.space, record)]);
  const store = await platform.openStore(vault.storeName(record.space));
  if (!store.ok) throw new Error(store.error);
  await store.value.append(history.entries);
  await store.value.putSnapshot(await vault.sealSnapshot(record.space, history.snapshot));
  await store.value.close();
  return { vault, record };
}

/** What the founder's keyring says of a history's workspace. */
export function founderRecord(
  history: Pick<StoredHistory, 'genesis' | 'seed' | 'secret'>,
): WorkspaceRecord {
  const genesis = readGenesis(history.genesis);
  if (genesis === undefined) throw new Error('the history has no genesis');
  const { space } = genesis;
  return {
    space,
    genesis: history.genesis,
    seed: history.seed,
    chain: [],
    epochs: [{ epoch: firstEpochId(space, history.genesis), secret: history.secret }],
    member: genesis.certificate.member,
    part: 'therapist',
    name: 'Willow',
    ownName: 'Imani',
    others: [],
    lastOpenedMs: 0,
  };
}

const nobody: OuterTransport = {
  turnAway: () => Promise.resolve({ leave: () => Promise.resolve() }),
  join: () => ({
    state: { get: () => ({ tag: 'impossible' }), subscribe: () => () => undefined },
    connections: () => [],
    onConnection: () => () => undefined,
    retry: () => undefined,
    leave: () => Promise.resolve(),
  }),
};

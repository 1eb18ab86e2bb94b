import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { createGenesis } from '../../src/crdt/sealing/create-genesis.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { openSpace } from '../../src/crdt/spaces/open-space.ts';
import { createIndexedDbStores } from '../../src/crdt/storage/indexeddb-store.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import { sealedWorld } from '../cast/sealed-world.ts';
import { backUpHistory, backUpPlain, type BackedUp } from './backup-history.ts';
import { fetchHistory, keepHistory, type ToBeSynced } from './first-sync.ts';
import { benchPlatform, founderRecord } from './history-home.ts';
import {
  layDown,
  openPlain,
  openSealed,
  type Opening,
  plainName,
  type Sizes,
  spoilSnapshot,
} from './open-history.ts';
import { readHistory, type StoredHistory } from './stored-history.ts';

/** What a page offers to the benches that drive it. Not part of the app. */
export interface BenchPage {
  /** Milliseconds a keystroke takes both sides together: seal and sign here, open and verify there. */
  keystrokes(count: number): Promise<number[]>;
  /** Milliseconds until what comes in a burst rests safely: ours, and stock y-indexeddb. */
  burst(updates: number): Promise<Burst>;
  /** Puts the history that is served at `/history` to rest here, sealed and not. */
  layDown(): Promise<Sizes>;
  openSealed(): Promise<Opening>;
  openPlain(): Promise<Opening>;
  /** Backs up the history that rests here and restores it where nothing does; and the same words without seals. */
  backUp(): Promise<{ readonly ours: BackedUp; readonly plain: { readonly ms: number } }>;
  /** The next opening has no snapshot. */
  spoilSnapshot(): Promise<void>;
  /** Has the history that is served at `/history`, and waits for a newcomer. */
  keepHistory(rendezvous: string): Promise<ToBeSynced>;
  /** Comes in with nothing; milliseconds from the connection until the whole history is here. */
  fetchHistory(wanted: ToBeSynced, rendezvous: string): Promise<number>;
}

/** Milliseconds. */
export interface Burst {
  /** So many keystrokes in an open workspace, as fast as they can be made. */
  readonly typed: number;
  /** So many entries, given to the store one by one, as a peer may send them. */
  readonly stored: number;
  /** So many keystrokes into y-indexeddb. */
  readonly stock: number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

// The simulated clock lets promises run between its steps the way Node does.
Reflect.set(globalThis, 'setImmediate', (run: () => void) => setTimeout(run, 0));

window.bench = {
  async keystrokes(count) {
    const world = sealedWorld(3);
    const here = world.page(world.founder);
    const there = world.page(world.founder);
    await here.log.open({ entries: [] });
    await there.log.open({ entries: [] });
    const text = here.log.doc.getText('note');
    const batches: Uint8Array[] = [];
    here.log.onEntries(({ entries }) => batches.push(...entries));
    const times: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const began = performance.now();
      text.insert(text.length, 'x');
      here.log.flush();
      await there.log.accept(batches.splice(0));
      times.push(performance.now() - began);
    }
    if (there.log.doc.getText('note').length !== count) throw new Error('not all arrived');
    return times;
  },
  async burst(updates) {
    return {
      typed: await typedBurst(updates),
      stored: await storedBurst(updates),
      stock: await stockBurst(updates),
    };
  },
  layDown: async () => layDown(await servedHistory()),
  openSealed,
  openPlain,
  backUp: async () => ({ ours: await backUpHistory(), plain: await backUpPlain(plainName) }),
  spoilSnapshot,
  keepHistory: async (rendezvous) => keepHistory(await servedHistory(), rendezvous),
  fetchHistory: async (wanted, rendezvous) =>
    fetchHistory(await servedHistory(), wanted, rendezvous),
};

async function servedHistory(): Promise<StoredHistory> {
  const bytes = new Uint8Array(await (await fetch('/history')).arrayBuffer());
  const history = readHistory(bytes);
  if (history === undefined) throw new Error('the history is not whole');
  return history;
}

async function typedBurst(updates: number): Promise<number> {
  const platform = benchPlatform();
  const seed = platformRandom.bytes(32);
  const { genesis } = createGenesis({ ...deviceIdentity(seed), random: platformRandom });
  const made = await createVault({ ...platform }).create();
  if (!made.ok) throw new Error(made.error);
  const record = founderRecord({ genesis, seed, secret: platformRandom.bytes(32) });
  const opened = await openSpace({
    record,
    vault: made.value,
    platform,
    concerns: createConcernList(),
  });
  if (!opened.ok) throw new Error(opened.error);
  const space = opened.value;
  const text = space.log.doc.getText('note');
  const began = performance.now();
  for (let at = 0; at < updates; at += 1) text.insert(at, 'x');
  const saved = await space.saved();
  const took = performance.now() - began;
  if (!saved.ok) throw new Error(saved.error);
  await space.close();
  return took;
}

async function storedBurst(updates: number): Promise<number> {
  const stores = createIndexedDbStores({ clock: platformClock, count: () => undefined });
  const opened = await stores.open('bench-burst');
  if (!opened.ok) throw new Error(opened.error);
  await opened.value.load();
  const entries = Array.from({ length: updates }, () => platformRandom.bytes(320));
  const began = performance.now();
  const stored = await Promise.all(entries.map((entry) => opened.value.append([entry])));
  const took = performance.now() - began;
  if (stored.some(({ ok }) => !ok)) throw new Error('not stored');
  await opened.value.erase();
  return took;
}

async function stockBurst(updates: number): Promise<number> {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence('bench-stock-burst', doc);
  await persistence.whenSynced;
  const began = performance.now();
  for (let at = 0; at < updates; at += 1) doc.getText('note').insert(at, 'x');
  // Its last write is behind all others in the queue of the database.
  await persistence.set('end', 1);
  const took = performance.now() - began;
  await persistence.clearData();
  return took;
}

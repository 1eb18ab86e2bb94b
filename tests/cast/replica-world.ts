// What pages fetch when it is needed is at hand here: a simulated clock does not wait for files.
import '../../src/crdt/sealing/branches.ts';
import '../../src/crdt/sealing/locks.ts';
import '../../src/crdt/spaces/later-meetings.ts';
import { goals as goalsKind } from '../../src/crdt/documents/goals/goals.ts';
import { members as membersKind } from '../../src/crdt/documents/members/members.ts';
import { notes as notesKind } from '../../src/crdt/documents/notes/notes.ts';
import type { OuterTransport } from '../../src/crdt/peers/transport.ts';
import { createMemoryNetwork, type MemoryNetwork } from '../../src/crdt/peers/memory-transport.ts';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { connectSpace, type SpaceConnection } from '../../src/crdt/spaces/connect-space.ts';
import type { WorkspaceRecord } from '../../src/crdt/spaces/keyring-records.ts';
import { openSpace, type OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import type { Platform } from '../../src/crdt/spaces/platform.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import { createMemoryStores, type MemoryStores } from '../../src/crdt/storage/memory-store.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import type { OpenVault } from '../../src/crdt/vault/vault.ts';
import type { GoalsVerbs } from '../../src/crdt/documents/goals/types.ts';
import type { MembersVerbs } from '../../src/crdt/documents/members/types.ts';
import type { NotesVerbs } from '../../src/crdt/documents/notes/types.ts';
import { digestOf } from '../../src/crdt/sealing/digest.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';
import { recordsOf } from './workspace-records.ts';

/** Several people's pages over one workspace, with everything real but time, disk and network. */
export interface ReplicaWorld {
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  readonly network: MemoryNetwork;
  readonly pages: readonly Page[];
  /** What was dropped, refused or odd anywhere, by code. */
  readonly counts: ReadonlyMap<string, number>;
  /** Runs on until every page has the same entries and the same digest, or the time is up: then false. */
  settles(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** One page of somebody; two pages of one device share its disk. */
export interface Page {
  readonly name: string;
  readonly device: number;
  readonly stores: MemoryStores;
  isOpen(): boolean;
  space(): OpenSpace;
  connection(): SpaceConnection;
  goals(): GoalsVerbs;
  notes(): NotesVerbs;
  members(): MembersVerbs;
  open(): Promise<void>;
  /** Closed as people close pages. */
  close(): Promise<void>;
  /** The browser dies: nothing is sealed, stored or said any more. */
  crash(): Promise<void>;
}

/** Makes the world; `tabs` is how many pages the first device has. */
export async function createReplicaWorld(options: {
  readonly seed: number;
  readonly devices: number;
  readonly tabs?: number;
  /** What the connection of a page stands on instead of its Space as it is. */
  readonly seen?: (space: OpenSpace, page: string) => OpenSpace;
  /** What a page goes out by instead of the network as it is. */
  readonly way?: (transport: OuterTransport, page: string) => OuterTransport;
}): Promise<ReplicaWorld> {
  const random = seededRandom(options.seed);
  const clock = simulatedClock();
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  const network = createMemoryNetwork({ clock, random, count });
  const records = recordsOf({ random, devices: options.devices, nowMs: clock.nowMs() });
  const pages: Page[] = [];
  for (const [device, { record }] of records.entries()) {
    const tabNetwork = createMemoryNetwork({ clock, random, count });
    const stores = createMemoryStores();
    const vault = await makeVault(random, count);
    const tabs = device === 0 ? (options.tabs ?? 1) : 1;
    for (let tab = 0; tab < tabs; tab += 1) {
      const name = `${device}.${tab}`;
      const platform = {
        ...memoryPlatform({ clock, random, count, stores }),
        transport: options.way?.(network.transport(name), name) ?? network.transport(name),
        tabs: tabNetwork.transport(name),
      };
      const seen = (space: OpenSpace): OpenSpace => options.seen?.(space, name) ?? space;
      pages.push(createPage({ name, device, record, vault, platform, stores, seen }));
    }
  }
  for (const page of pages) await page.open();
  const founder = pages[0]?.space();
  if (founder === undefined) throw new Error('a world has a founder');
  for (const { certificate } of records)
    if (certificate !== undefined) founder.log.admit(certificate);

  const isSettled = (): boolean => {
    const open = pages.filter((page) => page.isOpen()).map((page) => page.space().log);
    const [first] = open;
    if (first === undefined) return true;
    if (open.some((log) => log.waitingCount() > 0)) return false;
    const have = haveText(first.have());
    if (open.some((log) => haveText(log.have()) !== have)) return false;
    const digest = digestOf(first.doc);
    return open.every((log) => digestOf(log.doc) === digest);
  };
  return {
    clock,
    random,
    network,
    pages,
    counts,
    async settles(withinMs) {
      const untilMs = clock.monotonicMs() + withinMs;
      while (clock.monotonicMs() < untilMs) {
        await clock.advance(500);
        if (isSettled()) return true;
      }
      return false;
    },
    async close() {
      for (const page of pages) await page.close();
    },
  };
}

const haveText = (have: ReturnType<OpenSpace['log']['have']>): string =>
  [...have.positions]
    .map(([feed, { sequence, hash }]) => `${feed} ${sequence} ${hash}`)
    .sort()
    .join('\n');

async function makeVault(random: SeededRandom, count: Platform['count']): Promise<OpenVault> {
  const vault = createVault({ records: createMemoryRecords().open(), random, count });
  const made = await vault.create();
  if (!made.ok) throw new Error('the vault could not be made');
  return made.value;
}

function memoryPlatform(options: {
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  readonly count: Platform['count'];
  readonly stores: MemoryStores;
}): Omit<Platform, 'transport' | 'tabs'> {
  const { clock, random, count, stores } = options;
  return {
    clock,
    random,
    count,
    records: createMemoryRecords().open(),
    openStore: stores.open,
    canConnect: true,
    exclusively: (_name, work) => work(),
    persist: () => Promise.resolve(false),
  };
}

function createPage(options: {
  readonly name: string;
  readonly device: number;
  readonly record: WorkspaceRecord;
  readonly vault: OpenVault;
  readonly platform: Platform & { readonly transport: OuterTransport };
  readonly stores: MemoryStores;
  readonly seen: (space: OpenSpace) => OpenSpace;
}): Page {
  const { record, vault, platform, stores } = options;
  let current: { space: OpenSpace; connection: SpaceConnection } | undefined;
  const here = (): { space: OpenSpace; connection: SpaceConnection } => {
    if (current === undefined) throw new Error(`page ${options.name} is closed`);
    return current;
  };
  const write = { by: record.member, clock: platform.clock, random: platform.random };
  const close = async (): Promise<void> => {
    const closing = current;
    current = undefined;
    await closing?.connection.close();
    await closing?.space.close();
  };
  return {
    name: options.name,
    device: options.device,
    stores,
    isOpen: () => current !== undefined,
    space: () => here().space,
    connection: () => here().connection,
    goals: () => goalsKind.verbs(here().space.log.doc, write),
    notes: () => notesKind.verbs(here().space.log.doc, write),
    members: () => membersKind.verbs(here().space.log.doc, write),
    async open() {
      const opened = await openSpace({
        record,
        vault,
        platform,
        concerns: createConcernList(),
      });
      if (!opened.ok) throw new Error(`page ${options.name} cannot open: ${opened.error}`);
      current = {
        space: opened.value,
        connection: connectSpace({ space: options.seen(opened.value), platform }),
      };
    },
    close,
    async crash() {
      // What has not been acknowledged is gone; what runs on in memory reaches neither disk nor anybody.
      stores.disk.crash();
      const dying = current;
      current = undefined;
      await dying?.connection.close();
      await dying?.space.close();
    },
  };
}

import * as Y from 'yjs';
import type { DeviceId, FeedId } from '../../src/crdt/basics/id.ts';
import { WriterId } from '../../src/crdt/basics/id.ts';
import { createDeviceHandshake } from '../../src/crdt/peers/device-handshake.ts';
import { createExchange } from '../../src/crdt/peers/exchange.ts';
import { openEntry, readEntryHeader, sealEntry } from '../../src/crdt/sealing/entry.ts';
import { type CoverRange, entryKinds, noHash } from '../../src/crdt/sealing/entry-body.ts';
import { clientIdOf, feedIdOf } from '../../src/crdt/sealing/feed.ts';
import { frameSealer } from '../../src/crdt/sealing/frame-sealer.ts';
import { verifyChain } from '../../src/crdt/sealing/roster.ts';
import type { OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import type { Page, ReplicaWorld } from './replica-world.ts';

/** What a member with true keys, and a program of their own, sends to everybody. */
export interface HostilePage {
  /** Words in the name of `victim`, in a feed that looks like theirs. */
  forge(victim: DeviceId): void;
  /** True entries of others again: as they are, and under other numbers with their true signatures. */
  replay(): void;
  /** Two entries of an own feed, the second one first. */
  reorder(): void;
  /** True entries, cut short. */
  truncate(): void;
  /** Two different entries under one number of an own feed, each to be the first. Returns the feed. */
  tellTwoHistories(): FeedId;
  /** Own words, then a cover over them that says other ones: an attempt to have the first erased everywhere. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

/** Words of the attacks: in a root of their own, so that honest edits never touch them. */
export const hostileWords = {
  root: 'aside',
  forged: 'I consent. ',
  promised: 'I owe you 500. ',
  rewritten: 'I owe you 000. ',
} as const;

/** What a page shows of the attacks. */
export const wordsAside = (page: Page): string =>
  page.space().log.doc.getText(hostileWords.root).toJSON();

/** Opens a second page in the name of `member`, whose own page goes on honestly. */
export async function openHostilePage(world: ReplicaWorld, member: Page): Promise<HostilePage> {
  const { clock, random, network } = world;
  const space = member.space();
  const { signer: own, device, record } = space;
  const keys = space.epoch.get();
  const listeners = new Set<(batch: { entries: readonly Uint8Array[]; own: boolean }) => void>();
  const exchange = createExchange({
    clock,
    count: () => undefined,
    source: {
      have: () => ({ positions: new Map(), waiting: [] }),
      missing: () => [],
      read: () => [],
      digestToCompare: () => undefined,
      accept: () =>
        Promise.resolve({ applied: 0, waiting: 0, duplicate: 0, refused: 0, offences: [] }),
      onEntries(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  const room = network.transport(`hostile ${member.name}`).join({
    address: { topic: keys.topic, signalling: keys.signalling },
    gate: createDeviceHandshake({
      space: space.id,
      epoch: keys.epoch,
      sealer: frameSealer(keys.handshake, random),
      members: {
        own: { device, member: space.member },
        ownChain: () => record.chain,
        sign: (message) => own.sign(message),
        verify: ({ chain }) => verifyChain(space.id, record.genesis, chain),
      },
      random,
      count: () => undefined,
      ownDevice: 'welcome',
    }),
  });
  room.onConnection((connection) => exchange.attach(connection));
  await clock.advance(200);

  const send = (...entries: readonly Uint8Array[]): void => {
    for (const listener of listeners) listener({ entries, own: true });
  };
  const hand = (as: DeviceId = device): ReturnType<typeof handOf> => handOf(space, as, random);
  return {
    forge(victim) {
      const theirs = hand(victim);
      send(theirs.seal(updateBy(theirs.client, hostileWords.forged)).bytes);
    },
    replay() {
      for (const bytes of entriesOf(space).slice(-3)) {
        const header = readEntryHeader(bytes);
        if (header === undefined || header === 'newer') continue;
        const opened = openEntry(keys, header, bytes);
        if (opened === undefined) continue;
        const signer = { ...own, sign: () => opened.signature };
        const { feed, sequence } = header;
        const again = { keys, feed, sequence: sequence + 1, body: opened.body, signer, random };
        send(bytes, bytes, sealEntry(again).bytes);
      }
    },
    reorder() {
      const own = hand();
      const first = own.seal(updateBy(own.client, 'one. '));
      send(own.seal(nothing).bytes);
      send(first.bytes);
    },
    truncate() {
      for (const bytes of entriesOf(space).slice(-3)) {
        send(bytes.subarray(0, 60 + random.below(bytes.length - 61)));
      }
    },
    tellTwoHistories() {
      const own = hand();
      const one = own.seal(updateBy(own.client, 'yes. '));
      send(one.bytes);
      send(own.seal(updateBy(own.client, 'no. '), { again: true }).bytes);
      return own.feed;
    },
    async erase() {
      const own = hand();
      const original = own.seal(updateBy(own.client, hostileWords.promised));
      send(original.bytes);
      await clock.advance(1_000);
      const range: CoverRange = {
        feed: own.feed,
        device,
        writer: own.writer,
        from: 1,
        to: 1,
        hash: original.hash,
        client: own.client,
        firstClock: 0,
        endClock: hostileWords.promised.length,
      };
      const lie = updateBy(own.client, hostileWords.rewritten);
      send(hand().seal(lie, { covers: [range] }).bytes);
    },
    async close() {
      exchange.close();
      await room.leave();
    },
  };
}

/** Deletes and writes nothing, as an update. */
const nothing = Uint8Array.of(0, 0);

interface Sealing {
  /** Under the number of the one before. */
  readonly again?: boolean;
  readonly covers?: readonly CoverRange[];
}

/** A hand that writes a feed of its own in the name of `as`, with the keys of the space's own device. */
function handOf(
  space: OpenSpace,
  as: DeviceId,
  random: ReplicaWorld['random'],
): {
  readonly feed: FeedId;
  readonly writer: WriterId;
  readonly client: number;
  seal(payload: Uint8Array, as?: Sealing): ReturnType<typeof sealEntry>;
} {
  const writer = WriterId.random(random);
  const owner = { device: as, writer };
  const feed = feedIdOf(space.id, owner);
  let sequence = 0;
  let before = noHash;
  let previous = noHash;
  return {
    feed,
    writer,
    client: clientIdOf(space.id, owner),
    seal(payload, { again = false, covers = [] } = {}) {
      if (again) previous = before;
      else sequence += 1;
      before = previous;
      const sealed = sealEntry({
        keys: space.epoch.get(),
        feed,
        sequence,
        body: {
          ...owner,
          epoch: space.epoch.get().epoch,
          previous,
          kind: covers.length > 0 ? entryKinds.cover : entryKinds.update,
          needs: [],
          covers,
          payload,
        },
        signer: space.signer,
        random,
      });
      previous = sealed.hash;
      return sealed;
    },
  };
}

function updateBy(client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText(hostileWords.root).insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

/** Everything that a Space holds of other devices, as it is. */
function entriesOf({ log }: OpenSpace): readonly Uint8Array[] {
  return [...log.have().positions].flatMap(([feed, { sequence }]) =>
    log.read({ feed, from: 1, to: sequence }),
  );
}

import * as Y from 'yjs';
import { type EntryHash, WriterId } from '../../../src/crdt/basics/id.ts';
import { sealEntry } from '../../../src/crdt/sealing/entry.ts';
import { type CoverRange, noHash } from '../../../src/crdt/sealing/entry-body.ts';
import { clientIdOf, feedIdOf } from '../../../src/crdt/sealing/feed.ts';
import type { EpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import {
  sealedWorld,
  type SealedWorld,
  type WorldDevice,
  type WorldPage,
} from '../../cast/sealed-world.ts';

export interface Couple {
  readonly world: SealedWorld;
  readonly tess: WorldPage;
  readonly cleo: WorldPage;
}

/** Tess, who founded the Space, and Cleo, whom she has let in; both know each other. */
export async function couple(seed = 1): Promise<Couple> {
  const world = sealedWorld(seed);
  const tess = world.page(world.founder);
  const { device, certificate } = world.newcomer('Cleo', world.founder);
  tess.log.admit(certificate);
  const cleo = world.page(device);
  await world.exchange(tess, cleo);
  return { world, tess, cleo };
}

export const words = (page: WorldPage): string => page.log.doc.getText('note').toJSON();

export const write = (page: WorldPage, at: number, text: string): void =>
  page.log.doc.getText('note').insert(at, text);

/** A hand that seals whatever it is told to, under a device's true keys. */
export interface Forger {
  readonly client: number;
  readonly writer: WriterId;
  /** The next entry of the forger's feed, or whatever `as` makes of it. */
  seal(payload: Uint8Array, as?: ForgedEntry): Uint8Array;
}

export interface ForgedEntry {
  readonly kind?: number;
  readonly sequence?: number;
  readonly previous?: EntryHash;
  readonly covers?: readonly CoverRange[];
  /** Claims another device than the one whose key signs. */
  readonly device?: WorldDevice;
  /** Claims another writer's feed. */
  readonly feedOf?: WriterId;
  /** Sealed under another epoch than the first. */
  readonly under?: EpochKeys;
}

export function forger(world: SealedWorld, device: WorldDevice): Forger {
  const { space, random } = world;
  const writer = WriterId.random(random);
  let sequence = 0;
  let previous = noHash;
  return {
    client: clientIdOf(space, { device: device.id, writer }),
    writer,
    seal(payload, as = {}) {
      const claimed = as.device ?? device;
      const keys = as.under ?? world.keys;
      const feed = feedIdOf(space, { device: claimed.id, writer: as.feedOf ?? writer });
      const sealed = sealEntry({
        keys,
        feed,
        sequence: as.sequence ?? sequence + 1,
        body: {
          device: claimed.id,
          writer,
          epoch: keys.epoch,
          previous: as.previous ?? previous,
          kind: as.kind ?? 0,
          needs: [],
          covers: as.covers ?? [],
          payload,
        },
        signer: device.signer,
        random,
      });
      sequence += 1;
      previous = sealed.hash;
      return sealed.bytes;
    },
  };
}

/** An update in which `client` writes `text` into an empty note. */
export function updateBy(client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('note').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

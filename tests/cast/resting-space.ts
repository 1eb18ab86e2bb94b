import type { SpaceId } from '../../src/crdt/basics/id.ts';
import { digestOf } from '../../src/crdt/sealing/digest.ts';
import type { SealedLog } from '../../src/crdt/sealing/sealed-log.ts';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { spaceKeysOf } from '../../src/crdt/spaces/keyring-records.ts';
import { openSpace } from '../../src/crdt/spaces/open-space.ts';
import type { OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import { given } from './simulated-attune.ts';
import type { SimulatedPerson } from './simulated-attune.ts';

/** What somebody's browser has of a Space, as another tab that opens it finds it. */
export interface RestingSpace {
  readonly own: OpenSpace['device'];
  readonly epoch: string;
  /** Device ids, in the order of the roster. */
  readonly devices: readonly string[];
  readonly removed: readonly string[];
  /** Of all words. */
  readonly digest: string;
  readonly waiting: number;
  readonly secrets: ReturnType<SealedLog['secrets']['get']>;
  readonly entries: readonly Uint8Array[];
}

/** Looks at what rests of a Space in somebody's browser. */
export async function restingSpace(person: SimulatedPerson, id: SpaceId): Promise<RestingSpace> {
  const { vault, platform } = given(await person.attune().home());
  const record = spaceKeysOf(vault.keyring, id);
  if (record === undefined) throw new Error('the Space is in the keyring');
  const space = given(await openSpace({ record, vault, platform, concerns: createConcernList() }));
  const { log } = space;
  const ids = (list: readonly { readonly device: string }[]): readonly string[] =>
    list.map(({ device }) => device);
  const found = {
    own: space.device,
    epoch: log.epoch.get().epoch,
    devices: ids(log.roster.get().devices()),
    removed: ids(log.roster.get().removed()),
    digest: digestOf(log.doc),
    waiting: log.waitingCount(),
    secrets: log.secrets.get(),
    entries: person.disk.entries(vault.storeName(id)),
  };
  await space.close();
  return found;
}

// What pages fetch when it is needed is at hand here: a simulated clock does not wait for files.
import '../../src/crdt/sealing/branches.ts';
import '../../src/crdt/sealing/locks.ts';
import type { Count } from '../../src/crdt/basics/count.ts';
import type { DeviceId, MemberId, SpaceId } from '../../src/crdt/basics/id.ts';
import { InvitationId } from '../../src/crdt/basics/id.ts';
import { createCertificate } from '../../src/crdt/sealing/create-certificate.ts';
import {
  deviceIdOf,
  type DeviceCertificate,
  memberIdOf,
} from '../../src/crdt/sealing/certificate.ts';
import { digestOf } from '../../src/crdt/sealing/digest.ts';
import { encodeSnapshot, type EncodeSnapshot } from '../../src/crdt/sealing/encode-snapshot.ts';
import { createGenesis } from '../../src/crdt/sealing/create-genesis.ts';
import type { TidyReport } from '../../src/crdt/sealing/log-reports.ts';
import { createSealedLog, type SealedLog } from '../../src/crdt/sealing/sealed-log.ts';
import { tidying, type Tidying } from '../../src/crdt/sealing/tidying.ts';
import { createSigner, type Signer } from '../../src/crdt/sealing/signing.ts';
import {
  deriveEpochKeys,
  type EpochKeys,
  firstEpochId,
} from '../../src/crdt/sealing/space-keys.ts';
import { x25519 } from '@noble/curves/ed25519.js';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

/** A device of somebody in a sealed world, with its keys. */
export interface WorldDevice {
  readonly name: string;
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly signer: Signer;
  readonly agreeKey: Uint8Array;
  readonly agreeSecret: () => Uint8Array;
}

/** A log with all that a page fetches later: the digest of what it says is worked out at once, and tidying planned. */
export interface WorldLog extends SealedLog {
  digest(): string;
  tidy(how?: Tidying): TidyReport;
  snapshot(encode?: EncodeSnapshot): Uint8Array | undefined;
}

/** One page of a device: a log, and everything that it has handed out for storing. */
export interface WorldPage {
  readonly device: WorldDevice;
  readonly log: WorldLog;
  /** In the order in which they were handed out, without what was let go of. */
  stored(): readonly Uint8Array[];
  /** In the order in which this page has sealed it, a batch each. */
  sealed(): readonly (readonly Uint8Array[])[];
  /** What rested before this page was opened rests on. */
  keep(entries: readonly Uint8Array[]): void;
}

/** A Space that this world did not found, or what somebody was given at its door. */
export interface OtherSpace {
  readonly genesis: Uint8Array;
  readonly keys: EpochKeys;
  /** Epochs that came after the one of the `keys`. */
  readonly later?: readonly EpochKeys[];
}

/** A Space with people, in memory: no network, no storage, a clock that stands still. */
export interface SealedWorld {
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  readonly genesis: Uint8Array;
  readonly space: SpaceId;
  readonly keys: EpochKeys;
  readonly founder: WorldDevice;
  /** Codes that were counted, and how often. */
  readonly counts: ReadonlyMap<string, number>;
  /** A page of a device, with nothing opened; in another Space when one is given. */
  page(device: WorldDevice, elsewhere?: OtherSpace): WorldPage;
  /** A new device with a certificate that waits to be admitted by `issuer`. */
  newcomer(name: string, issuer: WorldDevice): NewDevice;
  /** A further device of the issuer's own member. */
  furtherDevice(name: string, issuer: WorldDevice): NewDevice;
  /** Hands all that each page lacks to it, until nobody lacks anything. Lets own words be sealed first. */
  exchange(...pages: readonly WorldPage[]): Promise<void>;
  /** Lets own words be sealed and everything under way come to rest. */
  settle(): Promise<void>;
}

export interface NewDevice {
  readonly device: WorldDevice;
  readonly certificate: DeviceCertificate;
}

/** A world whose founder is Tess, the therapist. Everything in it follows from the seed. */
export function sealedWorld(seed = 1): SealedWorld {
  const random = seededRandom(seed);
  const clock = simulatedClock();
  const counts = new Map<string, number>();
  const count: Count = (code, times = 1) => counts.set(code, (counts.get(code) ?? 0) + times);
  const newKeys = (): Pick<WorldDevice, 'signer' | 'agreeKey' | 'agreeSecret'> => {
    const signer = createSigner(random.bytes(32));
    const agreeSecret = random.bytes(32);
    return { signer, agreeKey: x25519.getPublicKey(agreeSecret), agreeSecret: () => agreeSecret };
  };
  const founderKeys = newKeys();
  const founding = createGenesis({ ...founderKeys, random });
  const { genesis, space } = founding;
  const keys = deriveEpochKeys({
    space,
    epoch: firstEpochId(space, genesis),
    secret: random.bytes(32),
  });

  const certify = (
    name: string,
    issuer: WorldDevice,
    as: { readonly member?: MemberId; readonly invitation?: InvitationId },
  ): NewDevice => {
    const own = newKeys();
    const certificate = createCertificate({ space, ...own, issuer: issuer.id, ...as });
    const id = deviceIdOf(space, own.signer.publicKey);
    return { device: { name, id, member: certificate.member, ...own }, certificate };
  };

  const world: SealedWorld = {
    clock,
    random,
    genesis,
    space,
    keys,
    counts,
    founder: {
      name: 'Tess',
      id: founding.device,
      member: memberIdOf(founderKeys.signer.publicKey),
      ...founderKeys,
    },
    page(device, elsewhere = { genesis, keys }) {
      const log = createSealedLog({
        genesis: elsewhere.genesis,
        epochs: [elsewhere.keys, ...(elsewhere.later ?? [])],
        device,
        clock,
        random,
        count,
      });
      const stored: Uint8Array[] = [];
      const sealed: (readonly Uint8Array[])[] = [];
      log.onEntries(({ entries, own }) => {
        stored.push(...entries);
        if (own) sealed.push(entries);
      });
      const tidyWith = log.tidy.bind(log);
      const snapshotWith = log.snapshot.bind(log);
      const snapshot = (encode = encodeSnapshot): Uint8Array | undefined => snapshotWith(encode);
      const tidy = (how = tidying): TidyReport => tidyWith(how);
      const digest = (): string => {
        log.flush();
        return digestOf(log.doc);
      };
      return {
        device,
        log: Object.assign(log, { digest, tidy, snapshot }),
        stored: () => stored.filter((entry) => log.keeps(entry)),
        sealed: () => sealed,
        keep: (entries) => stored.push(...entries),
      };
    },
    newcomer: (name, issuer) => certify(name, issuer, { invitation: InvitationId.random(random) }),
    furtherDevice: (name, issuer) => certify(name, issuer, { member: issuer.member }),
    async exchange(...pages) {
      await world.settle();
      while ((await handOn(pages)) > 0);
    },
    settle: () => clock.advance(20),
  };
  return world;
}

/** Each page gives every other what that lacks, once; how many entries were applied or wait. */
export async function handOn(pages: readonly WorldPage[]): Promise<number> {
  let moved = 0;
  for (const giver of pages) {
    for (const taker of pages) {
      if (giver === taker) continue;
      const missing = taker.log.missing(giver.log.have());
      const entries = missing.flatMap((range) => giver.log.read(range));
      if (entries.length === 0) continue;
      const { applied, waiting } = await taker.log.accept(entries);
      moved += applied + waiting;
    }
  }
  return moved;
}

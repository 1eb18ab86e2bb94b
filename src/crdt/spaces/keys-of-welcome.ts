import { parts } from '../documents/members/types.ts';
import type { Part } from '../documents/members/types.ts';
import { deviceIdOf } from '../sealing/certificate.ts';
import { type RosterDevice, verifyChain } from '../sealing/roster.ts';
import { spaceIdOf } from '../sealing/space-keys.ts';
import { deviceSigner } from '../sharing/device-signer.ts';
import type { SpaceKeys } from './keyring-records.ts';
import { decodeWelcome } from './welcome.ts';

/** A welcome that adds up. Whether it is from whoever was asked is for the caller to say. */
export interface OpenedWelcome {
  readonly keys: SpaceKeys;
  /** What this browser is in that Space. */
  readonly own: RosterDevice;
  readonly name: string;
  readonly part: Part;
}

/**
 * What a welcome opens for the device of a seed. Undefined when it is malformed, or when its chain does not lead from its genesis to
 * just that device.
 */
export async function keysOfWelcome(
  bytes: Uint8Array,
  seed: Uint8Array,
): Promise<OpenedWelcome | undefined> {
  const welcome = decodeWelcome(bytes);
  if (welcome === undefined || welcome.epochs.length === 0) return undefined;
  const { genesis, chain, epochs } = welcome;
  const space = spaceIdOf(genesis);
  const own = await verifyChain(space, genesis, chain);
  if (own?.device !== deviceIdOf(space, deviceSigner(seed).publicKey)) return undefined;
  return {
    keys: { space, genesis, chain: [...chain], epochs: [...epochs], seed, member: own.member },
    own,
    name: welcome.workspaceName,
    part: parts.find((part) => part === welcome.part) ?? 'other',
  };
}

import type { DeviceId, SpaceId } from '../basics/id.ts';
import type { Acceptance } from '../sharing/newcomer.ts';
import { parts } from '../documents/members/types.ts';
import { deviceIdOf, memberIdOf } from '../sealing/certificate.ts';
import { verifyChain } from '../sealing/roster.ts';
import { spaceIdOf } from '../sealing/space-keys.ts';
import { deviceSigner } from '../sharing/device-signer.ts';
import type { OpenVault } from '../vault/vault.ts';
import { joinRecords, workspaceRecords } from './keyring-records.ts';
import type { JoinRecord } from './keyring-records.ts';
import { leftRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';
import { decodeWelcome } from './welcome.ts';

/**
 * Puts a workspace into the keyring of a newcomer who was let in, and settles the request in the same write.
 * A workspace that is here already is left as it is. False when the welcome is not for this device; `not-kept` when it could not be stored: the request then goes on.
 */
export async function moveIn(options: {
  readonly joinId: string;
  readonly join: JoinRecord;
  readonly welcome: Uint8Array;
  /** Who had answered at the door. */
  readonly by: { readonly space: SpaceId; readonly device: DeviceId };
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Acceptance> {
  const { join, vault, platform } = options;
  const welcome = decodeWelcome(options.welcome);
  if (welcome === undefined || welcome.epochs.length === 0) return false;
  const { genesis, chain } = welcome;
  const space = spaceIdOf(genesis);
  const signKey = deviceSigner(join.seed).publicKey;
  const own = await verifyChain(space, genesis, chain);
  // What came must be from the Space, and hang on the device, that had answered at the door.
  if (space !== options.by.space || own?.certificate.issuer !== options.by.device) return false;
  if (own.device !== deviceIdOf(space, signKey) || own.member !== memberIdOf(signKey)) {
    return false;
  }
  const settled = joinRecords.change(options.joinId, undefined);
  if (workspaceRecords.get(vault.keyring, space) !== undefined) {
    // A second link to a workspace that is here: this person stays who they are in it, with the keys they write with.
    const written = await vault.keyring.write([settled]);
    return written.ok || 'not-kept';
  }
  const written = await vault.keyring.write([
    workspaceRecords.change(space, {
      space,
      genesis,
      chain: [...chain],
      epochs: [...welcome.epochs],
      seed: join.seed,
      member: own.member,
      part: parts.find((part) => part === welcome.part) ?? 'other',
      name: welcome.workspaceName,
      ownName: join.name,
      others: [],
      lastOpenedMs: platform.clock.nowMs(),
    }),
    // Whoever left it once and follows a new invitation has come back.
    leftRecords.change(space, undefined),
    settled,
  ]);
  return written.ok || 'not-kept';
}

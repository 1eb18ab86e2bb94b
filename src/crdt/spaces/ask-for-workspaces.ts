import { readBytes } from '../basics/byte-reader.ts';
import type { SpaceId } from '../basics/id.ts';
import type { Held } from '../documents/keys/types.ts';
import { createCertificate } from '../sealing/create-certificate.ts';
import { deviceIdOf, encodeCertificate, signKeyIn } from '../sealing/certificate.ts';
import { deviceIdentity } from '../sharing/device-identity.ts';
import type { DeviceIdentity } from '../sharing/device-identity.ts';
import { openOwnAnswer } from '../sharing/own-answer.ts';
import { workspaceRecords } from './keyring-records.ts';
import type { WorkspaceRecord } from './keyring-records.ts';
import { keysOfWelcome } from './keys-of-welcome.ts';
import { leftRecords, wishRecords } from './own-device-records.ts';
import type { OwnGround } from './own-ground.ts';

/** What this device is in a workspace of its keyring. */
export const ownDeviceIn = ({ space, chain, genesis }: WorkspaceRecord) =>
  deviceIdOf(space, signKeyIn(chain.at(-1) ?? genesis));

/** Says which workspaces this device has, and which it has no longer. Gives those that it had not said before. */
export function sayWhatIsHeld({ vault, keys, mine, write }: OwnGround): readonly SpaceId[] {
  const fresh: SpaceId[] = [];
  const said = keys().held.filter(({ by }) => by === mine);
  const records = workspaceRecords.list(vault.keyring);
  for (const record of records.values()) {
    const { space, member } = record;
    const device = ownDeviceIn(record);
    if (said.some((one) => one.space === space && one.device === device)) continue;
    write.keys.hold({ space, device, member });
    fresh.push(space);
  }
  for (const { space, device } of said) {
    const record = records.get(space);
    if (record === undefined || ownDeviceIn(record) !== device) write.keys.letGo({ space, device });
  }
  return fresh;
}

/** The workspaces that this person's other devices have and this one lacks, with whoever has them. */
export function lacking({ vault, keys, mine, isPresent }: OwnGround): ReadonlyMap<SpaceId, Held[]> {
  const found = new Map<SpaceId, Held[]>();
  for (const held of keys().held) {
    const { space, by } = held;
    if (by === mine || !isPresent(by)) continue;
    if (workspaceRecords.get(vault.keyring, space) !== undefined) continue;
    // Taken off this device by whoever it belongs to: it does not come back by itself.
    if (leftRecords.get(vault.keyring, space) !== undefined) continue;
    found.set(space, [...(found.get(space) ?? []), held]);
  }
  return found;
}

/**
 * Asks for every workspace that is lacking here, with keys that this device has nowhere else, and takes in what was answered.
 * Gives those that have arrived.
 */
export async function askForWorkspaces(ground: OwnGround): Promise<readonly SpaceId[]> {
  const { vault, platform, keys, mine, write } = ground;
  const { keyring } = vault;
  const arrived: SpaceId[] = [];
  for (const [space, holders] of lacking(ground)) {
    if (wishRecords.get(keyring, space) === undefined) {
      const seed = platform.random.bytes(32);
      // The keys rest before anybody is asked to certify them.
      if (!(await keyring.write([wishRecords.beginning(space, { seed })])).ok) continue;
    }
    const wish = wishRecords.get(keyring, space);
    if (wish === undefined) continue;
    const identity = deviceIdentity(wish.seed);
    if (await takeAnswer(ground, { space, seed: wish.seed, identity })) {
      arrived.push(space);
      continue;
    }
    const device = deviceIdOf(space, identity.signKey);
    const said = keys().wishes.filter((one) => one.by === mine && one.device === device);
    for (const holder of holders) {
      const issuer = holder.device;
      if (said.some((one) => one.space === space && one.issuer === issuer)) continue;
      const { signer, agreeKey } = identity;
      const { member } = holder;
      const certificate = createCertificate({ space, signer, agreeKey, issuer, member });
      write.keys.wish({ space, device, issuer, certificate: encodeCertificate(certificate) });
    }
  }
  return arrived;
}

/** Puts a workspace into the keyring when one of the answers holds to the last link. */
async function takeAnswer(
  { vault, platform, keys, mine, isPresent }: OwnGround,
  wish: { readonly space: SpaceId; readonly seed: Uint8Array; readonly identity: DeviceIdentity },
): Promise<boolean> {
  const { space, seed, identity } = wish;
  const device = deviceIdOf(space, identity.signKey);
  for (const answer of keys().answers) {
    if (answer.space !== space || answer.to !== mine || answer.device !== device) continue;
    if (!isPresent(answer.by)) continue;
    const opened = openOwnAnswer(identity, answer.sealed);
    const read = opened && readAnswer(opened);
    const welcome = read && (await keysOfWelcome(read.welcome, seed));
    if (welcome?.keys.space !== space) continue;
    const written = await vault.keyring.write([
      workspaceRecords.beginning(space, {
        ...welcome.keys,
        part: welcome.part,
        name: welcome.name,
        ownName: read?.ownName ?? '',
        others: [],
        lastOpenedMs: platform.clock.nowMs(),
      }),
      wishRecords.change(space, undefined),
    ]);
    if (written.ok) return true;
  }
  return false;
}

const readAnswer = (bytes: Uint8Array) =>
  readBytes(bytes, (reader) => ({
    welcome: reader.variable(bytes.length),
    ownName: reader.text(1_024),
  }));

import type { DeviceId, SpaceId } from '../../basics/id.ts';
import type { Random } from '../../basics/random.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { createCertificate } from '../../sealing/create-certificate.ts';
import { deviceIdOf, sleepingInvitation } from '../../sealing/certificate.ts';
import { deviceIdentity } from '../../sharing/device-identity.ts';
import type { Keyring } from '../../vault/vault.ts';
import type { OpenSpace } from '../open-space.ts';
import { sleepingRecords } from './backup-records.ts';

/** A device that is in no browser: it rests in backups, and lets the browser in that one of them is restored into. */
export interface SleepingDevice {
  readonly seed: Uint8Array;
  readonly device: DeviceId;
  /** Certificates from the founder's to its own. */
  readonly chain: readonly Uint8Array[];
}

/** What this browser's backups are in the personal Space: by it they stand in the list of devices. */
export interface SleepingPerson {
  readonly device: DeviceId;
  /**
   * Says in the personal Space that a sleeping device of a workspace belongs to it, so that whoever removes it there closes the
   * workspace for it, too. False when that does not rest.
   */
  trace(space: SpaceId, device: DeviceId): Promise<boolean>;
}

/**
 * The sleeping device of this browser's backups in a Space, certified when it is not yet. Its seed rests before its certificate is
 * written, so whatever is interrupted goes on with the same device. One that was taken out of the Space is replaced by another; so is
 * one of a workspace when the backups are another device (`person`) in the personal Space by now.
 * `not-a-member`: this browser is none of the Space's devices any more, so it can certify nobody.
 */
export async function sleepingDevice(
  space: OpenSpace,
  {
    keyring,
    random,
    person,
  }: {
    readonly keyring: Keyring;
    readonly random: Random;
    readonly person?: SleepingPerson | undefined;
  },
): Promise<Result<SleepingDevice, 'not-a-member' | 'not-kept'>> {
  const { log } = space;
  if (!log.roster.get().has(space.device)) return err('not-a-member');
  for (let tries = 0; tries < 2; tries += 1) {
    const resting = sleepingRecords.get(keyring, space.id);
    if (resting === undefined || resting.of !== person?.device) {
      const of = person === undefined ? {} : { of: person.device };
      const made = { seed: random.bytes(32), ...of };
      const change =
        resting === undefined
          ? sleepingRecords.beginning(space.id, made)
          : sleepingRecords.change(space.id, made);
      const written = await keyring.write([change]);
      // `gone`: another tab was first, and its device is this one too.
      if (!written.ok && written.error !== 'gone') return err('not-kept');
    }
    const { seed, of } = sleepingRecords.get(keyring, space.id) ?? {};
    if (seed === undefined || of !== person?.device) return err('not-kept');
    const { signer, agreeKey } = deviceIdentity(seed);
    const device = deviceIdOf(space.id, signer.publicKey);
    // Before it is anything: nobody has its keys whom removing would not find.
    if (person !== undefined && !(await person.trace(space.id, device))) return err('not-kept');
    if (!log.roster.get().has(device)) {
      const { id, device: issuer, member } = space;
      const invitation = sleepingInvitation;
      log.admit(createCertificate({ space: id, signer, agreeKey, issuer, member, invitation }));
      if (!(await space.saved()).ok) return err('not-kept');
    }
    const roster = log.roster.get();
    if (roster.has(device)) return ok({ seed, device, chain: roster.chainTo(device) });
    const forgotten = await keyring.write([sleepingRecords.change(space.id, undefined)]);
    if (!forgotten.ok) return err('not-kept');
  }
  return err('not-kept');
}

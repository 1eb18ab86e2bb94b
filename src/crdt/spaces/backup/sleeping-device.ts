import type { DeviceId } from '../../basics/id.ts';
import type { Random } from '../../basics/random.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { createCertificate, deviceIdOf, sleepingInvitation } from '../../sealing/certificate.ts';
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

/**
 * The sleeping device of this browser's backups in a Space, certified when it is not yet. Its seed rests before its certificate is
 * written, so whatever is interrupted goes on with the same device. One that was taken out of the Space is replaced by another.
 * `not-a-member`: this browser is none of the Space's devices any more, so it can certify nobody.
 */
export async function sleepingDevice(
  space: OpenSpace,
  { keyring, random }: { readonly keyring: Keyring; readonly random: Random },
): Promise<Result<SleepingDevice, 'not-a-member' | 'not-kept'>> {
  const { log } = space;
  if (!log.roster.get().has(space.device)) return err('not-a-member');
  for (let tries = 0; tries < 2; tries += 1) {
    if (sleepingRecords.get(keyring, space.id) === undefined) {
      const made = { seed: random.bytes(32) };
      const written = await keyring.write([sleepingRecords.beginning(space.id, made)]);
      // `gone`: another tab was first, and its device is this one too.
      if (!written.ok && written.error !== 'gone') return err('not-kept');
    }
    const seed = sleepingRecords.get(keyring, space.id)?.seed;
    if (seed === undefined) return err('not-kept');
    const { signer, agreeKey } = deviceIdentity(seed);
    const device = deviceIdOf(space.id, signer.publicKey);
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

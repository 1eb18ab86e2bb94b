import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { KEY_BYTES } from './keys.ts';
import { runAlone } from './run-alone.ts';
import type { VaultFault, VaultRecords } from './vault-records.ts';
import type { OpenVault } from './vault.ts';
import { webCrypto } from './wrappers/device-wrapper.ts';
import { makeDeviceKey, wrapWithDevice } from './wrappers/wrap-with-device.ts';
import { WRAPPERS_RECORD, writeWrappers } from './wrappers/wrapper-list.ts';

/** Says nothing to other pages of the same address, and is the same in every tab. */
const LOCK_NAME = 'r-4f9c2a71d05b';

/** Makes a vault where none rests: loaded when somebody has something to keep for the first time. */
export function makeVault(
  { records, random }: { readonly records: VaultRecords; readonly random: Random },
  open: () => Promise<Result<OpenVault | undefined, VaultFault>>,
): Promise<Result<OpenVault, VaultFault>> {
  const make = async (): Promise<Result<OpenVault, VaultFault>> => {
    const subtle = webCrypto();
    if (subtle === undefined) return err('unavailable');
    const resting = await open();
    if (!resting.ok) return resting;
    if (resting.value !== undefined) return ok(resting.value);
    const deviceKey = await makeDeviceKey(subtle);
    const kept = await records.putDeviceKey(deviceKey);
    if (!kept.ok) return kept;
    const vaultKey = random.bytes(KEY_BYTES);
    const wrapper = await wrapWithDevice(vaultKey, deviceKey, { subtle, random });
    vaultKey.fill(0);
    const written = await records.write(new Map([[WRAPPERS_RECORD, writeWrappers([wrapper])]]));
    if (!written.ok) return written;
    // Opened from what rests, so what is handed out is what will open next time.
    const made = await open();
    if (!made.ok) return made;
    return made.value === undefined ? err('unknown') : ok(made.value);
  };
  return runAlone(LOCK_NAME, make);
}

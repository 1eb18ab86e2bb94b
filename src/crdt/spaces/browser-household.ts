import type { OpenVault } from '../vault/vault.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import { browserPlatform } from './browser-platform.ts';
import type { BrowserPlatformOptions } from './browser-platform.ts';
import { createHousehold } from './household.ts';
import type { Household } from './household.ts';

/**
 * Households over the browser: what is loaded at once when somebody lives here. The platform is made once for the
 * page, however often somebody moves out and in.
 */
export function browserHouseholds(
  options: BrowserPlatformOptions & { readonly records: VaultRecords },
): (vault: OpenVault) => Promise<Household> {
  const platform = browserPlatform(options);
  return (vault) => createHousehold({ vault, platform });
}

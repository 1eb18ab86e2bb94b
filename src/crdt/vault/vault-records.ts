import type { Cancel } from '../basics/clock.ts';
import type { Result } from '../basics/result.ts';

/** Where the vault's records rest: opaque names, opaque bytes, and the one key that never leaves the browser. */
export interface VaultRecords {
  /** Every sealed record, by opaque name. */
  all(): Promise<Result<ReadonlyMap<string, Uint8Array>, VaultFault>>;
  /** Writes (or, with undefined, deletes) records in one transaction; `ok` only when they were read back. */
  write(changes: ReadonlyMap<string, Uint8Array | undefined>): Promise<Result<void, VaultFault>>;
  /** The device wrapper's non-extractable key, if one was made. */
  deviceKey(): Promise<Result<CryptoKey | undefined, VaultFault>>;
  putDeviceKey(key: CryptoKey): Promise<Result<void, VaultFault>>;
  /** Told when another tab has written. */
  onForeignWrite(listener: () => void): Cancel;
  close(): Promise<void>;
  /** Deletes everything; resolves when it is gone. */
  erase(): Promise<void>;
}

/** Why the vault cannot keep or open its records: `unavailable` covers browsers that keep nothing or have no WebCrypto. */
export type VaultFault = 'unavailable' | 'full' | 'damaged' | 'unknown';

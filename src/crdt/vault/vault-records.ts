import type { Cancel } from '../basics/clock.ts';
import type { Result } from '../basics/result.ts';

/** Where the vault's records rest: opaque names, opaque bytes, and the one key that never leaves the browser. */
export interface VaultRecords {
  /** Every sealed record, by opaque name. */
  all(): Promise<Result<ReadonlyMap<string, Uint8Array>, VaultFault>>;
  /**
   * Writes (or, with undefined, deletes) records in one transaction; `ok` only when they were read back. With `under`,
   * `gone` and nothing written when any of these conditions does not hold in this very transaction.
   */
  write(
    changes: ReadonlyMap<string, Uint8Array | undefined>,
    under?: readonly VaultCondition[],
  ): Promise<Result<void, VaultFault>>;
  /** The device wrapper's non-extractable key, if one was made. */
  deviceKey(): Promise<Result<CryptoKey | undefined, VaultFault>>;
  putDeviceKey(key: CryptoKey): Promise<Result<void, VaultFault>>;
  /** Told when another tab has written or erased. */
  onForeignWrite(listener: () => void): Cancel;
  close(): Promise<void>;
  /** Deletes everything; resolves when it is gone. */
  erase(): Promise<void>;
}

/**
 * A record that a writing stands on. Every writing of the keyring stands on the one that tells one vault from another:
 * as long as it rests unchanged, what is sealed for it may rest too.
 */
export interface VaultMark {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What has to rest under a name for a writing to count: these bytes, or with undefined nothing at all. */
export interface VaultCondition {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
}

/**
 * Why the vault cannot keep or open its records: `unavailable` covers browsers that keep nothing or have no WebCrypto;
 * `locked`: something has to be asked for first; `gone` means that another tab has erased this vault or what was to be replaced, or has begun what was to be begun.
 */
export type VaultFault = 'unavailable' | 'full' | 'damaged' | 'gone' | 'locked' | 'unknown';

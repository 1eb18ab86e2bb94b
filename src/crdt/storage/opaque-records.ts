import type { Cancel } from '../basics/clock.ts';
import type { Result } from '../basics/result.ts';

/**
 * Small sealed records by opaque name, and one key that never leaves the browser. The vault's port
 * `VaultRecords` has the same shape; it is stated again here because storage knows nothing of the vault.
 */
export interface OpaqueRecords {
  all(): Promise<Result<ReadonlyMap<string, Uint8Array>, RecordsFault>>;
  write(
    changes: ReadonlyMap<string, Uint8Array | undefined>,
    under?: readonly RecordsCondition[],
  ): Promise<Result<void, RecordsFault>>;
  deviceKey(): Promise<Result<CryptoKey | undefined, RecordsFault>>;
  putDeviceKey(key: CryptoKey): Promise<Result<void, RecordsFault>>;
  onForeignWrite(listener: () => void): Cancel;
  close(): Promise<void>;
  erase(): Promise<void>;
}

/** What has to rest under a name for a writing to count: these bytes, or with undefined nothing at all. */
export interface RecordsCondition {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
}

/** `damaged`: what rests here is not of our shape; `gone`: a condition does not hold, so nothing was written. */
export type RecordsFault = 'unavailable' | 'full' | 'damaged' | 'gone' | 'unknown';

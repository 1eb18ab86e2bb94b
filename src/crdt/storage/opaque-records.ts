import type { Cancel } from '../basics/clock.ts';
import type { Result } from '../basics/result.ts';

/**
 * Small sealed records by opaque name, and one key that never leaves the browser. The vault's port
 * `VaultRecords` has the same shape; it is stated again here because storage knows nothing of the vault.
 */
export interface OpaqueRecords {
  all(): Promise<Result<ReadonlyMap<string, Uint8Array>, RecordsFault>>;
  write(changes: ReadonlyMap<string, Uint8Array | undefined>): Promise<Result<void, RecordsFault>>;
  deviceKey(): Promise<Result<CryptoKey | undefined, RecordsFault>>;
  putDeviceKey(key: CryptoKey): Promise<Result<void, RecordsFault>>;
  onForeignWrite(listener: () => void): Cancel;
  close(): Promise<void>;
  erase(): Promise<void>;
}

/** `damaged`: what rests here is not of our shape. */
export type RecordsFault = 'unavailable' | 'full' | 'damaged' | 'unknown';

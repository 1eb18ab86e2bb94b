import type { Result } from '../basics/result.ts';
import type { StoreFault } from './store-fault.ts';

/** Sealed bytes that rest beside the entries of a Space, each whole or not at all, under the hash that names them. */
export interface StoredFiles {
  /**
   * Resolves with `ok` only when a later transaction has read these very bytes back. When they do not fit, nothing
   * of them rests; when anything else goes wrong, what rests is taken away again as far as the disk still answers.
   */
  putFile(name: string, sealed: Uint8Array): Promise<Result<void, StoreFault>>;
  /** Undefined when nothing rests under that name. Whether it is whole, the seal tells. */
  getFile(name: string): Promise<Result<Uint8Array | undefined, StoreFault>>;
  removeFile(name: string): Promise<Result<void, StoreFault>>;
  listFiles(): Promise<Result<readonly string[], StoreFault>>;
}

/**
 * Makes files of an open database: handed in by whoever has loaded the code for it (`database-files.ts`), so that no page loads
 * it that has no files.
 */
export type MakeFiles = (
  onDatabase: <T>(work: (database: IDBDatabase) => Promise<T>) => Promise<Result<T, StoreFault>>,
) => StoredFiles;

/** A name of a file: 64 hexadecimal digits. */
export const isStoredName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

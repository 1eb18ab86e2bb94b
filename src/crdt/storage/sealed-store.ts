import type { Cancel } from '../basics/clock.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { StoreFault } from './store-fault.ts';
import type { MakeFiles, StoredFiles } from './stored-files.ts';

export type { StoreFault } from './store-fault.ts';

/** Where the sealed bytes of one Space rest. It never sees anything readable. */
export interface SealedStore {
  /** Everything that rests here, in order of arrival. What cannot be read is counted, the rest is given. */
  load(): Promise<Result<StoredSpace, StoreFault>>;
  /**
   * Stores entries. Resolves only when a later transaction has read these very bytes back, so an `ok`
   * may be shown as "Saved on this device". A failure keeps the entries in memory and tries again.
   */
  append(entries: readonly Uint8Array[]): Promise<Result<void, StoreFault>>;
  /** Replaces the one sealed snapshot. */
  putSnapshot(sealed: Uint8Array): Promise<Result<void, StoreFault>>;
  /** Sends what waits on its way to the disk in this tick, as far as it can: for `pagehide`. Nothing is confirmed by it. */
  flush(): void;
  /**
   * Rewrites what rests here, without the entries for which `keep` is false: copy, read back, then switch. What was
   * handed over before has been read back by then; when it could not be, nothing goes and the fault is told. With `as`, those that
   * stay rest as it makes of them from then on.
   */
  rewrite(
    keep: (entry: Uint8Array) => boolean,
    as?: (entry: Uint8Array) => Uint8Array,
  ): Promise<Result<void, StoreFault>>;
  /** Sealed files beside the entries. A store that is no database needs no `make`. */
  readonly files: (make: MakeFiles) => StoredFiles;
  /** Entries that another tab of this browser stored. */
  onForeign(listener: (entries: readonly Uint8Array[]) => void): Cancel;
  /** Whether everything handed over rests safely, and if not, why. */
  readonly state: Live<StoreState>;
  /** Waits for what is under way, tries once more what failed, then lets go of the database. */
  close(): Promise<void>;
  /** Deletes the database; resolves when it is gone. */
  erase(): Promise<void>;
}

/** What a store held when it was opened. */
export interface StoredSpace {
  readonly entries: readonly Uint8Array[];
  readonly snapshot: Uint8Array | undefined;
  /** Stored records that could not even be read as records. */
  readonly damaged: number;
}

export type StoreState =
  | { readonly tag: 'saved' }
  | { readonly tag: 'saving' }
  | { readonly tag: 'failed'; readonly fault: StoreFault };

/** Opens the store of a Space by its random database name. */
export type OpenStore = (name: string) => Promise<Result<SealedStore, StoreFault>>;

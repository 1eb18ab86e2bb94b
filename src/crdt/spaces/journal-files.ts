import type { Result } from '../basics/result.ts';
import type { StoreFault } from '../storage/sealed-store.ts';

/** Why bytes are not to be had. `missing`: nothing rests under that name on this device; `damaged`: what rests there is not what was stored. */
export type FileFault = StoreFault | 'missing' | 'damaged';

/** Bytes beside the journal's words, sealed at rest, under a name that says nothing. */
export interface JournalFiles {
  /** Their name, once they rest and have been read back; when they do not, nothing of them rests. */
  put(bytes: Uint8Array): Promise<Result<string, StoreFault>>;
  get(name: string): Promise<Result<Uint8Array, FileFault>>;
  /** For good: of a photo that was taken out of an entry and may come back, the bytes stay. */
  remove(name: string): Promise<Result<void, StoreFault>>;
}

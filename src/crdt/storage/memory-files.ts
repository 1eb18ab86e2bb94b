import { invariant } from '../basics/invariant.ts';
import { ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { StoreFault } from './sealed-store.ts';
import { isStoredName } from './stored-files.ts';
import type { StoredFiles } from './stored-files.ts';

/** Files on a disk in memory; `now` says whether anything can be done. */
export function memoryFiles(
  files: Map<string, Uint8Array>,
  now: () => Result<void, StoreFault>,
): StoredFiles {
  const act = async <T>(work: () => T): Promise<Result<T, StoreFault>> => {
    await Promise.resolve();
    const can = now();
    return can.ok ? ok(work()) : can;
  };
  return {
    putFile(name, sealed) {
      invariant(isStoredName(name), 'a file is named by a hash');
      const copy = sealed.slice();
      return act(() => void files.set(name, copy));
    },
    getFile: (name) => act(() => files.get(name)?.slice()),
    removeFile: (name) => act(() => void files.delete(name)),
    listFiles: () => act(() => [...files.keys()].sort()),
  };
}

import { ok } from '../basics/result.ts';
import type { StoredFiles } from '../storage/stored-files.ts';
import { isClosedEntry } from '../vault/rested-entry.ts';
import type { RestSeal } from '../vault/vault.ts';

/**
 * Files that rest under the vault's outer seal, as soon as the vault has one, as entries do. Those that rest without it, from before the
 * vault was closed, are closed where they lie.
 */
export function restingFiles(files: StoredFiles, seal: () => RestSeal | undefined): StoredFiles {
  const closed: StoredFiles = {
    ...files,
    putFile(name, sealed) {
      const by = seal();
      return files.putFile(name, by === undefined ? sealed : by.close(sealed));
    },
    async getFile(name) {
      const rested = await files.getFile(name);
      if (!rested.ok || rested.value === undefined) return rested;
      return ok(seal()?.open(rested.value) ?? rested.value);
    },
  };
  const closeAll = async (): Promise<void> => {
    const names = await files.listFiles();
    for (const name of names.ok ? names.value : []) {
      const rested = await files.getFile(name);
      if (rested.ok && rested.value !== undefined && !isClosedEntry(rested.value))
        await closed.putFile(name, rested.value);
    }
  };
  if (seal() !== undefined) void closeAll();
  return closed;
}

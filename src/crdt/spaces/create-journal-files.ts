import { err, ok } from '../basics/result.ts';
import type { Random } from '../basics/random.ts';
import { openFile, sealFile } from '../sealing/sealed-file.ts';
import type { FileEpoch } from '../sealing/sealed-file.ts';
import type { StoredFiles } from '../storage/stored-files.ts';
import type { JournalFiles } from './journal-files.ts';

/** Files of a Space: sealed with its newest epoch, opened with any of them. */
export function createJournalFiles(ground: {
  /** At least one; that which is written with comes last. */
  readonly epochs: () => readonly FileEpoch[];
  readonly files: StoredFiles;
  readonly random: Random;
}): JournalFiles {
  const { epochs, files, random } = ground;
  return {
    async put(bytes) {
      const newest = epochs().at(-1);
      if (newest === undefined) return err('unknown');
      const { name, sealed } = sealFile(newest, bytes, random);
      const kept = await files.putFile(name, sealed);
      return kept.ok ? ok(name) : kept;
    },
    async get(name) {
      const sealed = await files.getFile(name);
      if (!sealed.ok) return sealed;
      if (sealed.value === undefined) return err('missing');
      const bytes = openFile(epochs(), name, sealed.value);
      return bytes === undefined ? err('damaged') : ok(bytes);
    },
    remove: (name) => files.removeFile(name),
  };
}

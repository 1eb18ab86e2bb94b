import { err, ok } from '../basics/result.ts';
import type { Random } from '../basics/random.ts';
import { openFile, sealFile } from '../sealing/sealed-file.ts';
import type { FileEpoch } from '../sealing/sealed-file.ts';
import type { StoredFiles } from '../storage/stored-files.ts';
import type { JournalFiles } from './journal-files.ts';

/** Files of a Space: sealed with its newest epoch, opened with any of them. */
export function createJournalFiles(ground: {
  /** At least one. */
  readonly epochs: readonly FileEpoch[];
  readonly openFiles: () => Promise<StoredFiles>;
  readonly random: Random;
}): JournalFiles {
  const { epochs, random } = ground;
  const stored = (): Promise<StoredFiles | undefined> => ground.openFiles().catch(() => undefined);
  return {
    async put(bytes) {
      const [newest, files] = [epochs.at(-1), await stored()];
      if (newest === undefined || files === undefined) return err('unknown');
      const { name, sealed } = sealFile(newest, bytes, random);
      const kept = await files.putFile(name, sealed);
      return kept.ok ? ok(name) : kept;
    },
    async get(name) {
      const files = await stored();
      if (files === undefined) return err('unknown');
      const sealed = await files.getFile(name);
      if (!sealed.ok) return sealed;
      if (sealed.value === undefined) return err('missing');
      const bytes = openFile(epochs, name, sealed.value);
      return bytes === undefined ? err('damaged') : ok(bytes);
    },
    async remove(name) {
      const files = await stored();
      return files === undefined ? err('unknown') : files.removeFile(name);
    },
  };
}

import { databaseFiles } from '../storage/database-files.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createJournalFiles } from './create-journal-files.ts';
import type { Journal } from './journal.ts';
import type { LastingGround } from './lasting-kind.ts';
import { openJournal } from './open-journal.ts';
import { restingFiles } from './resting-files.ts';
import type { OpenSpace } from './open-space.ts';

/** The journal of an open Space with its photos: all that is loaded when a page first needs it. */
export function journalOfSpace(
  space: OpenSpace,
  ground: LastingGround & { readonly vault: Pick<OpenVault, 'restSeal'> },
): Journal {
  const stored = space.files(databaseFiles);
  return openJournal({
    ...ground,
    files: createJournalFiles({
      epochs: () => space.log.secrets.get().map((epoch) => ({ ...epoch, space: space.id })),
      files: restingFiles(stored, () => ground.vault.restSeal(space.id)),
      random: ground.write.random,
    }),
  });
}

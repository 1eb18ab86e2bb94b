import { databaseFiles } from '../storage/database-files.ts';
import { createJournalFiles } from './create-journal-files.ts';
import type { Journal } from './journal.ts';
import type { LastingGround } from './lasting-kind.ts';
import { openJournal } from './open-journal.ts';
import type { OpenSpace } from './open-space.ts';

/** The journal of an open Space with its photos: all that is loaded when a page first needs it. */
export function journalOfSpace(space: OpenSpace, ground: LastingGround): Journal {
  return openJournal({
    ...ground,
    files: createJournalFiles({
      epochs: space.record.epochs.map((epoch) => ({ ...epoch, space: space.id })),
      files: space.files(databaseFiles),
      random: ground.write.random,
    }),
  });
}

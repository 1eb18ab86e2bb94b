import type { RecordId } from '../../../crdt/basics/id.ts';
import { useApp } from '../../live/app-context.tsx';
import { useJournal } from '../../live/journal-context.tsx';
import { onLeaving } from '../../ui/on-leaving.ts';

/** Takes an entry away quietly when it is left with nothing in it: by another page, or by closing this one. */
export function createLeaving(entry: RecordId): void {
  const { attune } = useApp();
  const journal = useJournal();
  onLeaving((isPageGoing) => {
    // What a newer version made may hold what this one does not see.
    if (!journal.newer()) journal.verbs()?.leave(entry);
    if (isPageGoing) attune.flush();
  });
}

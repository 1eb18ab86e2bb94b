import { onCleanup, onMount } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useApp } from '../../live/app-context.tsx';
import { useJournal } from '../../live/journal-context.tsx';

/** Takes an entry away quietly when it is left with nothing in it: by another page, or by closing this one. */
export function createLeaving(entry: RecordId): void {
  const { attune } = useApp();
  const journal = useJournal();
  const leave = (): void => {
    // What a newer version made may hold what this one does not see.
    if (!journal.newer()) journal.verbs()?.leave(entry);
  };
  const hide = (event: PageTransitionEvent): void => {
    // A page that the browser only puts aside comes back as it was.
    if (event.persisted) return;
    leave();
    attune.flush();
  };
  onMount(() => addEventListener('pagehide', hide));
  onCleanup(() => {
    removeEventListener('pagehide', hide);
    leave();
  });
}

import { createMemo, onCleanup, type Accessor } from 'solid-js';
import type { NoteSession } from '../../crdt/spaces/index.ts';

/** Words that are open for an editor, as long as their page is there; opened anew when what `open` reads says so. */
export function createWordsSession(
  open: () => NoteSession | undefined,
): Accessor<NoteSession | undefined> {
  const session = createMemo(() => {
    const opened = open();
    onCleanup(() => opened?.close());
    return opened;
  });
  return session;
}

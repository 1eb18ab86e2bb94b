import { createEffect, onCleanup, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { NoteCommands } from '../../../editors/note/note-commands.ts';
import type { Passage } from '../../../editors/shared/passages.ts';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { CommentsCard } from './comments-card.tsx';
import { createCommenting, type Commenting } from './create-commenting.ts';

export interface NoteCommentsProps {
  readonly place: RecordId;
  readonly commands: NoteCommands | undefined;
  /** Which passages the words hold; undefined until they are open. */
  readonly passages: readonly Passage[] | undefined;
  /** Given what ties words and comments once it is there, and undefined when it goes. */
  readonly onReady: (commenting: Commenting | undefined) => void;
}

/** Comments on a page whose matter is something else: nothing is shown, and mostly nothing loaded, before there is one. */
export default inSessionRoom(function NoteComments(props: NoteCommentsProps): JSX.Element {
  const commenting = createCommenting(
    untrack(() => props.place),
    () => props.commands,
  );
  createEffect(() => {
    if (props.passages !== undefined) commenting.see(props.passages);
  });
  createEffect(() => props.onReady(commenting));
  onCleanup(() => props.onReady(undefined));
  return <CommentsCard commenting={commenting} hidesEmpty />;
});

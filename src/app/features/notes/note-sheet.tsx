import { useNavigate } from '@solidjs/router';
import Trash2 from 'lucide-solid/icons/trash';
import { createSignal, onCleanup, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { createLiveFrom } from '../../live/create-live-from.ts';
import { inSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RichText, type RichTextHandle } from '../../ui/rich-text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { joinNames } from '../../words/names.ts';
import { notesWords } from '../../words/notes.ts';
import { sharedWords } from '../../words/shared.ts';
import { CommentsCard } from '../../cards/comments/comments-card.tsx';
import { createCommenting } from '../../cards/comments/create-commenting.ts';
import { notePresence } from '../../cards/notes/note-presence.ts';
import styles from './note-sheet.module.css';
import { TitleBox } from './title-box.tsx';

/** The sheet a note is written on, and what is said about its words. Mounted anew for each note. */
export const NoteSheet = inSessionRoom(function NoteSheet(props: {
  readonly note: RecordId;
}): JSX.Element {
  const { workspace, notes, nameOf, path, presence } = useWorkspace();
  const navigate = useNavigate();
  const toasts = useToasts();
  const id = untrack(() => props.note);
  const session = workspace.openNote(id);
  onCleanup(() => session?.close());
  const [handle, setHandle] = createSignal<RichTextHandle>();
  const commenting = createCommenting(id, () => handle()?.commands);
  const passages = createLiveFrom(commenting.known);
  const note = () => notes.view.notes.find((one) => one.id === id);
  const alsoHere = (): readonly string[] =>
    presence()
      .filter((one) => one.place.record === id)
      .map((one) => nameOf(one.member));
  const remove = (): void => {
    notes.verbs.remove(id);
    toasts.show({ text: notesWords.removed, undo: () => notes.verbs.restore(id) });
    navigate(path('notes'));
  };
  return (
    <>
      <article class={styles['sheet']}>
        <PageHeading hidden heading={notesWords.note} />
        <TitleBox
          title={note()?.title ?? ''}
          fixed={notes.newer()}
          onTitle={(title, was) => notes.verbs.setTitle(id, title, was)}
        />
        <div aria-live="polite">
          <Show when={alsoHere().length > 0}>
            <p class={styles['here']}>
              {notesWords.alsoHere(joinNames(alsoHere()), alsoHere().length > 1)}
            </p>
          </Show>
        </div>
        <Show when={session !== undefined && notes.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={session} fallback={<NewerNotice text={notesWords.noWords} />}>
          {(open) => (
            <RichText
              label={notesWords.note}
              shared={open().fragment}
              presence={notePresence(open())}
              editable={!notes.newer()}
              onEdited={() => open().edited()}
              extras={[commenting.tool]}
              passages={passages}
              onReady={setHandle}
              onPassage={({ id: thread }) => void commenting.ask(thread)}
              onPassages={(found) => commenting.see(found)}
            />
          )}
        </Show>
        <Show when={!notes.newer()}>
          <div class={styles['foot']}>
            <Button look="quiet" icon={Trash2} word={notesWords.remove} onClick={remove} />
          </div>
        </Show>
      </article>
      <div class={styles['said']}>
        <CommentsCard commenting={commenting} hidesEmpty />
      </div>
    </>
  );
});

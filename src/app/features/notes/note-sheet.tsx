import { useNavigate } from '@solidjs/router';
import Trash2 from 'lucide-solid/icons/trash';
import { Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { addWords, isWords } from '../../../crdt/documents/notes/add-words.ts';
import { useApp } from '../../live/app-context.tsx';
import { createWordsSession } from '../../live/create-words-session.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { joinNames } from '../../words/names.ts';
import { notesWords } from '../../words/notes.ts';
import { sharedWords } from '../../words/shared.ts';
import { notePresence } from '../../cards/notes/note-presence.ts';
import { createToWords } from './create-to-words.ts';
import styles from './note-sheet.module.css';
import { createSaidAboutNote } from './said-about-note.tsx';
import { TitleBox } from './title-box.tsx';

/** The sheet a note is written on, and what is said about its words. Mounted anew for each note. */
export function NoteSheet(props: { readonly note: RecordId }): JSX.Element {
  const { attune } = useApp();
  const { openNote, notes, nameOf, path, presence } = useWorkspace();
  const navigate = useNavigate();
  const toasts = useToasts();
  const id = untrack(() => props.note);
  const session = createWordsSession(() => openNote(id));
  const said = createSaidAboutNote(id);
  const words = () => {
    const fragment = session()?.fragment;
    return !notes.newer() && isWords(fragment) ? fragment : undefined;
  };
  const keep = (text: string): void => {
    const there = words();
    if (there === undefined) return;
    addWords(there, text);
    notes.verbs.touch(id);
    attune.flush();
  };
  const toWords = createToWords({ name: `${id} words`, keep });
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
          letters={id}
          fixed={notes.newer()}
          onTitle={(title, was) => notes.verbs.setTitle(id, title, was)}
          onEnter={(text) => {
            if (words() !== undefined) toWords.go(text);
          }}
          onMore={keep}
        />
        <div aria-live="polite">
          <Show when={alsoHere().length > 0}>
            <p class={styles['here']}>
              {notesWords.alsoHere(joinNames(alsoHere()), alsoHere().length > 1)}
            </p>
          </Show>
        </div>
        <Show when={session() !== undefined && notes.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={session()} fallback={<NewerNotice text={notesWords.noWords} />}>
          {(open) => (
            <RichText
              label={notesWords.note}
              shared={open().fragment}
              presence={notePresence(open())}
              editable={!notes.newer()}
              onEdited={() => open().edited()}
              {...said.area}
              onReady={(area) => {
                said.area.onReady(area);
                toWords.ready(area);
              }}
            />
          )}
        </Show>
        <Show when={!notes.newer()}>
          <div class={styles['foot']}>
            <Button look="quiet" icon={Trash2} word={notesWords.remove} onClick={remove} />
          </div>
        </Show>
      </article>
      {said.card()}
    </>
  );
}

import { A, useNavigate } from '@solidjs/router';
import NotebookPen from 'lucide-solid/icons/notebook-pen';
import Plus from 'lucide-solid/icons/plus';
import { ErrorBoundary, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { Note } from '../../../crdt/documents/notes/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fault } from '../../ui/fault.tsx';
import { holdLetters } from '../../ui/first-letters.ts';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { notesWords } from '../../words/notes.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenShort } from '../../words/when.ts';
import styles from './notes-page.module.css';

/** Comes where the workspace holds more than notes. */
const FromJournals = lazy(() => import('./from-journals.tsx'));

/** All notes, last changed first, and what was shared of journals. */
export default function NotesPage(): JSX.Element {
  const { connection, notes, path, workspace } = useWorkspace();
  const navigate = useNavigate();
  const begun = createLive(workspace.roomBegun);
  createPlace('notes');
  /** Whoever was taken out writes with nobody here. */
  const isOut = (): boolean => connection().tag === 'removed';
  const start = (): void => {
    // What is typed at once is for its title.
    const letters = holdLetters(notesWords.title);
    const note = notes.verbs.add('');
    letters.handTo(note);
    navigate(path('notes', note));
  };
  const newNote = (): JSX.Element => (
    <Button look="main" icon={Plus} word={notesWords.newNote} onClick={start} />
  );
  return (
    <>
      <PageHeading
        heading={notesWords.heading}
        lead={isOut() ? undefined : notesWords.lead}
        action={<Show when={!notes.newer() && notes.view.notes.length > 0}>{newNote()}</Show>}
      />
      <Show when={notes.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={notes.view.notes.length > 0}
        fallback={
          <Show when={!notes.newer()}>
            <EmptyState
              heading={notesWords.emptyHeading}
              text={isOut() ? notesWords.emptyTextOut : notesWords.emptyText}
              drawing={<Icon of={NotebookPen} size="large" />}
            >
              {newNote()}
            </EmptyState>
          </Show>
        }
      >
        <ul class={styles['notes']}>
          <For each={notes.view.notes}>
            {(note) => (
              <li>
                <NoteLink note={note} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={!notes.newer()}>
        <RemovedList
          heading={notesWords.removedHeading}
          putBackWord={notesWords.putBack}
          records={notes.view.removed.map((note) => ({
            id: note.id,
            text: note.title === '' ? sharedWords.untitledNote : note.title,
          }))}
          onPutBack={(record) => {
            const note = notes.view.removed.find((one) => one.id === record);
            if (note !== undefined) notes.verbs.restore(note.id);
          }}
        />
      </Show>
      <Show when={begun()}>
        <ErrorBoundary fallback={<Fault text={notesWords.sharedNotLoaded} />}>
          <Suspense>
            <FromJournals />
          </Suspense>
        </ErrorBoundary>
      </Show>
    </>
  );
}

function NoteLink(props: { readonly note: Note }): JSX.Element {
  const app = useApp();
  const { memberOf, nameOf, path, presence } = useWorkspace();
  const when = (): string => whenShort(props.note.changed.atMs, app.browser.clock.nowMs());
  const here = () => presence().filter((one) => one.place.record === props.note.id);
  return (
    <A class={styles['note']} href={path('notes', props.note.id)}>
      <span class={styles['title']}>
        {props.note.title === '' ? sharedWords.untitledNote : props.note.title}
      </span>
      <span class={styles['opening']}>
        {props.note.opening === '' ? notesWords.nothingYet : props.note.opening}
      </span>
      <span class={styles['foot']}>
        <span>{notesWords.writtenBy(nameOf(props.note.changed.by), when())}</span>
        <span class={styles['here']}>
          <For each={here()}>
            {(one) => (
              <Avatar
                name={nameOf(one.member)}
                colour={memberOf(one.member)?.colour ?? 0}
                size="small"
              />
            )}
          </For>
        </span>
      </span>
    </A>
  );
}

import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import {
  createSignal,
  createUniqueId,
  ErrorBoundary,
  lazy,
  Show,
  Suspense,
  type JSX,
} from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { holdLetters, type HeldLetters } from '../../ui/first-letters.ts';
import { journalWords } from '../../words/journal.ts';
import { sessionRoomWords } from '../../words/session-room.ts';
import { shellWords } from '../../words/shell.ts';
import styles from './private-note.module.css';

/** Comes with the press: a session page loads nothing of the journal before. */
const OpenPrivateNote = lazy(() => import('./open-private-note.tsx'));

/** The way to what a therapist keeps about a session for themselves alone; begins it at the first time. */
export function PrivateNoteButton(props: {
  readonly session: RecordId;
  /** The day of the session: "2026-11-26". */
  readonly day: string;
}): JSX.Element {
  const id = createUniqueId();
  const [press, setPress] = createSignal<HeldLetters>();
  return (
    <div class={styles['place']}>
      <Button
        look="quiet"
        icon={LockKeyhole}
        word={sessionRoomWords.privateNote}
        aria-describedby={id}
        // What is typed while the note is being opened is for the note.
        onClick={() => setPress(holdLetters(journalWords.entry, press()?.release()))}
      />
      <span class={styles['only']} id={id}>
        {shellWords.onlyYou}
      </span>
      <Show when={press()} keyed>
        {(letters) => (
          <ErrorBoundary fallback={<Fault text={sessionRoomWords.privateNoteNotLoaded} />}>
            <Suspense>
              <OpenPrivateNote session={props.session} day={props.day} letters={letters} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </div>
  );
}

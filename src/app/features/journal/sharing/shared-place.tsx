import { ErrorBoundary, Suspense, type JSX } from 'solid-js';
import type { RecordId } from '../../../../crdt/basics/id.ts';
import { inSessionRoom, useSessionRoom } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { sharedOfEntryWords } from '../../../words/sharing.ts';
import { whenDay } from '../../../words/when-planned.ts';

/** Where in the open workspace something that was shared stands. */
export function SharedPlace(props: { readonly excerpt: RecordId }): JSX.Element {
  const fallback = sharedOfEntryWords.inThisWorkspace;
  return (
    <ErrorBoundary fallback={fallback}>
      <Suspense fallback={fallback}>
        <Place excerpt={props.excerpt} />
      </Suspense>
    </ErrorBoundary>
  );
}

const Place = inSessionRoom(function Place(props: { readonly excerpt: RecordId }): JSX.Element {
  const { excerpts, sessions } = useSessionRoom();
  const { members, notes } = useWorkspace();
  const words = (): string => {
    const found = excerpts.view.excerpts.find(({ id }) => id === props.excerpt);
    if (found === undefined) return sharedOfEntryWords.mayBe;
    const { place } = found;
    const where =
      place.tag === 'own'
        ? sharedOfEntryWords.own
        : place.tag === 'agenda'
          ? sharedOfEntryWords.agenda
          : noteWords(place.note);
    return `${sharedOfEntryWords.inWorkspace(members.view.workspaceName)}, ${where}`;
  };
  const noteWords = (record: RecordId): string => {
    const note = notes.view.notes.find(({ id }) => id === record);
    if (note !== undefined) return sharedOfEntryWords.note(note.title || sharedWords.untitledNote);
    const session = sessions.view.sessions.find(({ id }) => id === record);
    return session === undefined
      ? sharedOfEntryWords.aNote
      : sharedOfEntryWords.sessionNotes(whenDay(session.atMs));
  };
  return <>{words()}</>;
});

import { ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { PlainWords } from '../../../../editors/note/plain-words.ts';
import type { JournalEntry } from '../../../live/journal-context.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { sharingWords } from '../../../words/sharing.ts';

/** Come with the first press, and where something was shared: whoever writes for themselves loads neither. */
const ShareDialog = lazy(() => import('./share-dialog.tsx'));
const SharedOfEntry = lazy(() => import('./shared-of-entry.tsx'));

/** What was shared of an entry, and the dialog that shares more of it. */
export function EntrySharing(props: {
  readonly entry: JournalEntry;
  /** The words of the entry when somebody asked to share some; undefined while nobody does. */
  readonly words: PlainWords | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <>
      <Show when={props.entry.shared.length > 0}>
        <ErrorBoundary fallback={<Fault text={sharingWords.listNotLoaded} />}>
          <Suspense>
            <SharedOfEntry entry={props.entry} />
          </Suspense>
        </ErrorBoundary>
      </Show>
      <Show when={props.words} keyed>
        {(words) => (
          <ErrorBoundary fallback={<Fault text={sharingWords.notLoaded} />}>
            <Suspense>
              <ShareDialog entry={props.entry} words={words} onClose={() => props.onClose()} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </>
  );
}

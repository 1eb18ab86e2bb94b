import { For, lazy, Show, Suspense, type JSX } from 'solid-js';
import { useJournal } from '../../live/journal-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FormActions } from '../../ui/form.tsx';
import { journalFaultWords } from '../../words/journal-faults.ts';
import { sharedWords } from '../../words/shared.ts';

/** Hardly ever needed. */
const ConcernNote = lazy(() => import('../../cards/concerns/concern-note.tsx'));

/** What is to be known above any page of the journal: what could not be read, and why. */
export function JournalNotices(): JSX.Element {
  const journal = useJournal();
  return (
    <>
      <div aria-live="polite">
        <Suspense>
          <For each={journal.concerns()}>
            {(concern) => (
              <ConcernNote concern={concern} onDismiss={() => journal.dismissConcern(concern.id)} />
            )}
          </For>
        </Suspense>
      </div>
      <Fault text={faultText(journal.fault())} />
      <Show when={journal.fault()}>
        <FormActions from="start">
          <Button word={sharedWords.tryAgain} onClick={() => journal.tryAgain()} />
        </FormActions>
      </Show>
    </>
  );
}

const faultText = (
  fault: ReturnType<ReturnType<typeof useJournal>['fault']>,
): string | undefined => (fault === undefined ? undefined : journalFaultWords(fault));

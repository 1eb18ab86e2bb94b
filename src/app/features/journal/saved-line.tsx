import Check from 'lucide-solid/icons/check';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { Show, type JSX } from 'solid-js';
import { useJournal } from '../../live/journal-context.tsx';
import { Chip } from '../../ui/chip.tsx';
import { journalWords } from '../../words/journal.ts';
import { shellWords } from '../../words/shell.ts';
import styles from './saved-line.module.css';

const looks = {
  saved: { look: 'bare', icon: Check, word: shellWords.saved },
  saving: { look: 'bare', icon: LoaderCircle, word: shellWords.saving },
  'not-saved': { look: 'gentle', icon: CircleAlert, word: shellWords.notSaved },
} as const;

/** Whether the words rest safely; only that they do not is said aloud, with what to do. */
export function SavedLine(): JSX.Element {
  const { saving } = useJournal();
  const now = () => looks[saving().tag];
  const reason = (): string | undefined => {
    const state = saving();
    return state.tag === 'not-saved' ? shellWords.notSavedBecause[state.reason] : undefined;
  };
  return (
    <>
      <div
        role="status"
        aria-live="off"
        aria-label={journalWords.saving}
        data-saving={saving().tag}
      >
        <Chip look={now().look} icon={now().icon}>
          {now().word}
        </Chip>
      </div>
      <div class={styles['reason']} role="alert">
        <Show when={reason()}>{(text) => <p>{text()}</p>}</Show>
      </div>
    </>
  );
}

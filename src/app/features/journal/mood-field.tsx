import Feather from 'lucide-solid/icons/feather';
import {
  createEffect,
  createSignal,
  createUniqueId,
  lazy,
  Show,
  Suspense,
  type JSX,
} from 'solid-js';
import { journalLimits } from '../../../crdt/documents/journal/types.ts';
import { Button } from '../../ui/button.tsx';
import { journalWords } from '../../words/journal.ts';
import styles from './entry-sheet.module.css';

/** Words to choose from; most people have their own. */
const MoodDialog = lazy(() => import('./mood-dialog.tsx'));

/** One word for how it was: a person's own, or one that was found for it. */
export function MoodField(props: {
  readonly mood: string;
  readonly fixed: boolean;
  readonly onMood: (mood: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [isFinding, setFinding] = createSignal(false);
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    const mood = props.mood;
    // What is kept has no spaces around it: a second word that is being typed is left alone.
    if (box !== undefined && box.value.trim() !== mood) box.value = mood;
  });
  return (
    <Show when={!props.fixed || props.mood !== ''}>
      <div class={styles['mood']}>
        <label class={styles['moodLabel']} for={id}>
          {journalWords.mood}
        </label>
        <span class={styles['moodRow']}>
          <input
            ref={(own) => {
              box = own;
              own.value = props.mood;
            }}
            class={styles['moodBox']}
            id={id}
            type="text"
            autocomplete="off"
            placeholder={journalWords.moodHint}
            maxLength={journalLimits.mood}
            readOnly={props.fixed}
            onInput={(event) => props.onMood(event.currentTarget.value)}
          />
          <Show when={!props.fixed}>
            <Button
              look="quiet"
              icon={Feather}
              iconOnly
              word={journalWords.findMood}
              aria-haspopup="dialog"
              onClick={() => setFinding(true)}
            />
          </Show>
        </span>
        <Show when={isFinding()}>
          <Suspense>
            <MoodDialog
              onChoose={(word) => {
                setFinding(false);
                props.onMood(word);
              }}
              onClose={() => setFinding(false)}
            />
          </Suspense>
        </Show>
      </div>
    </Show>
  );
}

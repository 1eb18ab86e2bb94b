import { createUniqueId, For, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { journalWords } from '../../words/journal.ts';
import styles from './entry-sheet.module.css';
import type { PromptSet } from './prompts/prompt-set.ts';
import { promptSets } from './prompts/prompt-sets.ts';

/** Offers questions for an entry in which nothing is written yet. Pressed by nobody, it leaves no trace. */
export function PromptChoice(props: {
  /** For private notes about a workspace. */
  readonly isPrivate: boolean;
  readonly onChoose: (prompts: PromptSet) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['prompts']} ref={(own) => passFocusOn(own)}>
      <p class={styles['quiet']} id={id}>
        {journalWords.prompts}
      </p>
      <ul class={styles['promptList']} aria-labelledby={id}>
        <For each={props.isPrivate ? promptSets.privateNotes : promptSets.own}>
          {(prompts) => (
            <li>
              <Button word={prompts.name} onClick={() => props.onChoose(prompts)} />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { pollsWords } from '../../words/polls.ts';
import type { PollDraft } from './create-poll-draft.ts';
import styles from './ready-made.module.css';
import { readyMadePolls } from './ready-made/ready-made-polls.ts';

/** Questions that are there already: picking one fills the dialog, and what was in it can be had back. */
export function ReadyMade(props: { readonly draft: PollDraft }): JSX.Element {
  const id = createUniqueId();
  const [taken, setTaken] = createSignal(false);
  return (
    <div class={styles['made']} role="group" aria-labelledby={id}>
      <span class={styles['label']} id={id}>
        {pollsWords.readyMade}
      </span>
      <div class={styles['choices']}>
        <For each={readyMadePolls}>
          {(made) => (
            <button
              type="button"
              class={styles['choice']}
              onClick={() => {
                props.draft.fill(made);
                setTaken(true);
              }}
            >
              {made.name}
            </button>
          )}
        </For>
      </div>
      <div class={styles['taken']}>
        <p role="status">{taken() ? pollsWords.readyMadeTaken : ''}</p>
        <Show when={props.draft.canPutBack()}>
          <Button
            look="quiet"
            word={pollsWords.readyMadeBack}
            ref={(button) =>
              passFocusOn(button, () => button.closest('form')?.querySelector('input'))
            }
            onClick={() => {
              props.draft.putBack();
              setTaken(false);
            }}
          />
        </Show>
      </div>
    </div>
  );
}

import Sprout from 'lucide-solid/icons/sprout';
import { createSignal, For, Show, type Accessor, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ExtraTool, RichTextHandle } from '../../ui/rich-text.tsx';
import { sessionNotesWords } from '../../words/session-notes.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './session-notes.module.css';

/** Putting the name of a goal into the notes. */
export interface GoalMention {
  readonly tool: ExtraTool;
  readonly isAsking: Accessor<boolean>;
  readonly choose: (goal: { readonly id: RecordId; readonly text: string }) => void;
  readonly leave: () => void;
}

/** A mention of a goal in a writing area that is open. */
export function createGoalMention(handle: Accessor<RichTextHandle | undefined>): GoalMention {
  const [isAsking, setAsking] = createSignal(false);
  return {
    tool: {
      icon: Sprout,
      word: sessionNotesWords.mentionGoal,
      on: (at) => at.passage?.kind === 'goal',
      run: () => setAsking(true),
      folds: 2,
    },
    isAsking,
    choose({ id, text }) {
      // Nothing behind a dialog takes focus.
      setAsking(false);
      handle()?.commands.insertGoal(id, text);
    },
    leave() {
      setAsking(false);
      handle()?.focus();
    },
  };
}

/** Asks which goal is meant. */
export function MentionGoalDialog(props: { readonly mention: GoalMention }): JSX.Element {
  const { goals } = useWorkspace();
  return (
    <Dialog
      title={sessionNotesWords.mentionGoal}
      closeWord={sharedWords.close}
      onClose={() => props.mention.leave()}
    >
      <Show
        when={goals.view.goals.length > 0}
        fallback={<p class={styles['hint']}>{sessionNotesWords.noGoals}</p>}
      >
        <p class={styles['hint']}>{sessionNotesWords.chooseGoal}</p>
        <ul class={styles['goals']}>
          <For each={goals.view.goals}>
            {(goal, index) => (
              <li>
                <button
                  type="button"
                  class={styles['goal']}
                  data-first={index() === 0 ? '' : undefined}
                  onClick={() => props.mention.choose(goal)}
                >
                  <Icon of={Sprout} />
                  <span>{goal.text}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Dialog>
  );
}

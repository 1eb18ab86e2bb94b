import Plus from 'lucide-solid/icons/plus';
import Sprout from 'lucide-solid/icons/sprout';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Goal } from '../../../crdt/documents/goals/types.ts';
import { createFollowed } from '../../live/create-followed.ts';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { UndoableHeading } from '../../ui/undoable-heading.tsx';
import type { UndoKeys } from '../../ui/undo-keys.ts';
import { goalsWords } from '../../words/goals.ts';
import { sharedWords } from '../../words/shared.ts';
import { GoalCard } from './goal-card.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import styles from './goals-page.module.css';

/** What is being written in the dialog: a new goal, or a change of one. */
type Writing = { readonly goal: Goal | undefined } | undefined;

/** What the people of this workspace want to reach. */
export default function GoalsPage(): JSX.Element {
  const { goals } = useWorkspace();
  const toasts = useToasts();
  const [writing, setWriting] = createSignal<Writing>();
  const undoable = createFollowed(() => goals.verbs.undoable, { undo: false, redo: false });
  const keys = (): UndoKeys => ({
    undo: undoable().undo && !goals.newer() ? () => void goals.verbs.undo() : undefined,
    redo: undoable().redo && !goals.newer() ? () => void goals.verbs.redo() : undefined,
  });
  createPlace('goals');

  const remove = ({ id }: Goal): void => {
    goals.verbs.remove(id);
    toasts.show({
      text: goalsWords.goalRemoved,
      undo: () => {
        if (!goals.newer()) goals.verbs.restore(id);
      },
    });
  };
  const newGoal = (): JSX.Element => (
    <Button
      look="main"
      icon={Plus}
      word={goalsWords.newGoal}
      onClick={() => setWriting({ goal: undefined })}
    />
  );
  return (
    <div class={styles['page']}>
      <UndoableHeading
        heading={goalsWords.heading}
        lead={goalsWords.lead}
        takeBackWord={goalsWords.takeBack}
        keys={keys()}
      >
        <Show when={!goals.newer() && goals.view.goals.length > 0}>{newGoal()}</Show>
      </UndoableHeading>
      <Show when={goals.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={goals.view.goals.length > 0}
        fallback={
          <Show when={!goals.newer()}>
            <EmptyState
              heading={goalsWords.emptyHeading}
              text={goalsWords.emptyText}
              drawing={<Icon of={Sprout} size="large" />}
            >
              {newGoal()}
            </EmptyState>
          </Show>
        }
      >
        <div class={styles['goals']}>
          <For each={goals.view.goals}>
            {(goal, index) => (
              <GoalCard
                goal={goal}
                first={index() === 0}
                last={index() === goals.view.goals.length - 1}
                fixed={goals.newer()}
                onEdit={() => setWriting({ goal })}
                onRemove={() => remove(goal)}
              />
            )}
          </For>
        </div>
      </Show>
      <Show when={!goals.newer()}>
        <RemovedList
          heading={goalsWords.removedHeading}
          putBackWord={goalsWords.putBack}
          records={goals.view.removed.map((goal) => ({ id: goal.id, text: goal.text }))}
          onPutBack={(record) => {
            const goal = goals.view.removed.find((one) => one.id === record);
            if (goal !== undefined) goals.verbs.restore(goal.id);
          }}
        />
      </Show>
      <Show when={writing()}>
        {(what) => <GoalDialog goal={what().goal} onClose={() => setWriting(undefined)} />}
      </Show>
    </div>
  );
}

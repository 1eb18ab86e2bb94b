import Plus from 'lucide-solid/icons/plus';
import Sprout from 'lucide-solid/icons/sprout';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Goal } from '../../../crdt/documents/goals/types.ts';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { useToasts } from '../../ui/toasts.tsx';
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
  const [touched, setTouched] = createSignal(false);
  createPlace('goals');

  const save = (words: { readonly text: string; readonly why: string }): void => {
    const goal = writing()?.goal;
    if (goal === undefined) goals.verbs.add(words);
    else goals.verbs.edit(goal.id, words);
    setWriting(undefined);
  };
  const remove = (goal: Goal): void => {
    goals.verbs.remove(goal.id);
    toasts.show({
      text: goalsWords.goalRemoved,
      undo: () => goals.verbs.restore(goal.id),
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
    <div
      class={styles['page']}
      onClick={() => setTouched(true)}
      onKeyDown={(event) => {
        setTouched(true);
        if (!isUndoKey(event)) return;
        event.preventDefault();
        goals.verbs.undo();
      }}
    >
      <PageHeading
        heading={goalsWords.heading}
        lead={goalsWords.lead}
        action={
          <Show when={!goals.newer() && goals.view.goals.length > 0}>
            <div class={styles['actions']}>
              <Show when={touched()}>
                <Button
                  look="quiet"
                  icon={Undo2}
                  iconOnly
                  word={goalsWords.takeBack}
                  onClick={() => goals.verbs.undo()}
                />
              </Show>
              {newGoal()}
            </div>
          </Show>
        }
      />
      <Show when={goals.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={goals.view.goals.length > 0}
        fallback={
          <EmptyState
            heading={goalsWords.emptyHeading}
            text={goalsWords.emptyText}
            drawing={<Icon of={Sprout} size="large" />}
          >
            {newGoal()}
          </EmptyState>
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
        {(what) => (
          <GoalDialog goal={what().goal} onSave={save} onClose={() => setWriting(undefined)} />
        )}
      </Show>
    </div>
  );
}

/** Ctrl or Cmd and Z, outside of text boxes: there the browser's own undo is meant. */
function isUndoKey(event: KeyboardEvent): boolean {
  const typing =
    event.target instanceof HTMLInputElement && event.target.type === 'text'
      ? true
      : event.target instanceof HTMLTextAreaElement;
  return !typing && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
}

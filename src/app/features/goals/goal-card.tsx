import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Pencil from 'lucide-solid/icons/pencil';
import Trash2 from 'lucide-solid/icons/trash';
import { createUniqueId, Show, type JSX } from 'solid-js';
import { goalStatuses, type Goal } from '../../../crdt/documents/goals/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { goalsWords } from '../../words/goals.ts';
import styles from './goal-card.module.css';
import { StepList } from './step-list.tsx';

export interface GoalCardProps {
  readonly goal: Goal;
  readonly first: boolean;
  readonly last: boolean;
  /** Made with a newer version: shown, not changed. */
  readonly fixed: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One goal: its words, why it matters, where it stands and its steps. */
export function GoalCard(props: GoalCardProps): JSX.Element {
  const { goals } = useWorkspace();
  const id = createUniqueId();
  const move = (by: -1 | 1): void => {
    const { id: goal } = props.goal;
    keepFocus(by < 0 ? 'next' : 'previous', () => goals.verbs.move(goal, by));
  };
  return (
    <Sheet
      as="article"
      aria-labelledby={id}
      data-status={props.goal.status}
      ref={(card) => passFocusOn(card)}
    >
      <div class={styles['head']}>
        <h2 class={styles['text']} id={id} tabindex="-1">
          {props.goal.text}
        </h2>
        <div class={styles['status']}>
          <SelectField
            label={goalsWords.status}
            labelHidden
            value={props.goal.status}
            disabled={props.fixed}
            options={goalStatuses.map((value) => ({ value, word: goalsWords.statuses[value] }))}
            onChange={(status) => goals.verbs.setStatus(props.goal.id, status)}
          />
        </div>
      </div>
      <Show when={props.goal.why !== ''}>
        <p class={styles['why']}>{props.goal.why}</p>
      </Show>
      <StepList goal={props.goal} fixed={props.fixed} />
      <Show when={!props.fixed}>
        <div class={styles['tools']}>
          <Button
            look="quiet"
            icon={Pencil}
            word={goalsWords.edit}
            onClick={() => props.onEdit()}
          />
          <Button
            look="quiet"
            icon={ArrowUp}
            word={goalsWords.moveUp}
            disabled={props.first}
            onClick={() => move(-1)}
          />
          <Button
            look="quiet"
            icon={ArrowDown}
            word={goalsWords.moveDown}
            disabled={props.last}
            onClick={() => move(1)}
          />
          <Button
            look="quiet"
            icon={Trash2}
            word={goalsWords.remove}
            onClick={() => props.onRemove()}
          />
        </div>
      </Show>
    </Sheet>
  );
}

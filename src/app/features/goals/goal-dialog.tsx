import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { goalLimits, type Goal } from '../../../crdt/documents/goals/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { goalsWords } from '../../words/goals.ts';
import { sharedWords } from '../../words/shared.ts';
import { createGoalDraft } from './create-goal-draft.ts';
import styles from './goal-dialog.module.css';

/**
 * Writing a goal, or changing one. Only what was typed is saved, so that the other's words stay. What is closed unsaved
 * is there again at the next opening; Cancel alone throws it away.
 */
export function GoalDialog(props: {
  readonly goal: Goal | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  const { goals } = useWorkspace();
  const toasts = useToasts();
  const goal = untrack(() => props.goal?.id);
  const draft = createGoalDraft(goal);
  const [missing, setMissing] = createSignal(false);
  let box: HTMLInputElement | undefined;

  const isGone = (): boolean =>
    goal !== undefined && !goals.view.goals.some((one) => one.id === goal);
  const settle = (): void => {
    draft.settle();
    props.onClose();
  };
  const save = (): void => {
    const text = draft.words().text.trim();
    setMissing(text === '');
    if (goals.newer()) return;
    if (missing()) {
      box?.focus();
      return;
    }
    if (goal !== undefined && isGone()) goals.verbs.restore(goal);
    if (goal === undefined || isGone()) goals.verbs.add({ text, why: draft.words().why.trim() });
    else goals.verbs.edit(goal, draft.change());
    settle();
  };
  const leave = (): void => {
    if (draft.isTyped()) toasts.show({ text: goalsWords.draftKept });
    props.onClose();
  };
  return (
    <Dialog
      title={goal === undefined ? goalsWords.newGoal : goalsWords.editGoal}
      closeWord={sharedWords.close}
      onClose={leave}
    >
      <Form onSubmit={save}>
        <Show when={goals.newer()}>
          <NewerNotice text={sharedWords.madeNewer} />
        </Show>
        <Show when={isGone()}>
          <p role="alert">{goalsWords.goalGone}</p>
        </Show>
        <Show when={draft.isOld()}>
          <div class={styles['kept']}>
            <p>{goalsWords.draftHere}</p>
            <Button
              look="quiet"
              word={goalsWords.draftDrop}
              onClick={() => {
                draft.startAgain();
                box?.focus();
              }}
            />
          </div>
        </Show>
        <TextField
          label={goalsWords.goal}
          hint={goalsWords.goalHint}
          ownWords
          value={draft.words().text}
          onInput={(text) => {
            draft.write({ text });
            setMissing(false);
          }}
          maxLength={goalLimits.text}
          fault={missing() ? goalsWords.goalMissing : undefined}
          ref={(element) => {
            box = element;
            element.dataset['first'] = '';
          }}
        />
        <TextArea
          label={goalsWords.why}
          hint={sharedWords.optional}
          value={draft.words().why}
          onInput={(why) => draft.write({ why })}
          maxLength={goalLimits.why}
        />
        <FormActions>
          <Button word={sharedWords.cancel} onClick={settle} />
          <Show when={!goals.newer()}>
            <Button
              type="submit"
              look="main"
              word={isGone() ? goalsWords.putBackSave : goalsWords.saveGoal}
            />
          </Show>
        </FormActions>
      </Form>
    </Dialog>
  );
}

import { createSignal, untrack, type JSX } from 'solid-js';
import { goalLimits, type Goal } from '../../../crdt/documents/goals/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { goalsWords } from '../../words/goals.ts';
import { sharedWords } from '../../words/shared.ts';

/** Writing a goal, or changing one. */
export function GoalDialog(props: {
  readonly goal: Goal | undefined;
  readonly onSave: (words: { readonly text: string; readonly why: string }) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const [text, setText] = createSignal(untrack(() => props.goal?.text ?? ''));
  const [why, setWhy] = createSignal(untrack(() => props.goal?.why ?? ''));
  const [missing, setMissing] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const save = (): void => {
    setMissing(text().trim() === '');
    if (missing()) box?.focus();
    else props.onSave({ text: text().trim(), why: why().trim() });
  };
  return (
    <Dialog
      title={props.goal === undefined ? goalsWords.newGoal : goalsWords.editGoal}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <Form onSubmit={save}>
        <TextField
          label={goalsWords.goal}
          hint={goalsWords.goalHint}
          ownWords
          value={text()}
          onInput={(words) => {
            setText(words);
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
          value={why()}
          onInput={setWhy}
          maxLength={goalLimits.why}
        />
        <FormActions>
          <Button word={sharedWords.cancel} onClick={() => props.onClose()} />
          <Button type="submit" look="main" word={goalsWords.saveGoal} />
        </FormActions>
      </Form>
    </Dialog>
  );
}

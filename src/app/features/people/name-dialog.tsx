import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { memberLimits } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';

/** Changing one's own name. */
export function NameDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { members, me, memberOf } = useWorkspace();
  const [name, setName] = createSignal(untrack(() => memberOf(me)?.name ?? ''));
  const [missing, setMissing] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const save = (): void => {
    setMissing(name().trim() === '');
    if (missing()) {
      box?.focus();
      return;
    }
    members.verbs.rename(name().trim());
    props.onClose();
  };
  return (
    <Dialog
      title={peopleWords.changeNameHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <Show when={!members.newer()} fallback={<NewerNotice text={sharedWords.madeNewer} />}>
        <Form onSubmit={save}>
          <TextField
            label={peopleWords.yourName}
            value={name()}
            onInput={(text) => {
              setName(text);
              setMissing(false);
            }}
            maxLength={memberLimits.name}
            fault={missing() ? peopleWords.nameMissing : undefined}
            ref={(element) => {
              box = element;
              element.dataset['first'] = '';
            }}
          />
          <FormActions>
            <Button word={sharedWords.cancel} onClick={() => props.onClose()} />
            <Button type="submit" look="main" word={peopleWords.saveName} />
          </FormActions>
        </Form>
      </Show>
    </Dialog>
  );
}

import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { memberLimits } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { settingsWords } from '../../words/settings.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import styles from './settings.module.css';

/** The name of the workspace, and the way out of it. */
export function WorkspaceSettings(): JSX.Element {
  const { members } = useWorkspace();
  const toasts = useToasts();
  const id = createUniqueId();
  /** What is being typed; until then the box follows what the others call it. */
  const [typed, setTyped] = createSignal<string>();
  const name = (): string => typed() ?? members.view.workspaceName;
  const [missing, setMissing] = createSignal(false);
  const [leaving, setLeaving] = createSignal(false);
  let box: HTMLInputElement | undefined;
  const rename = (): void => {
    setMissing(name().trim() === '');
    if (missing()) return box?.focus();
    members.verbs.nameWorkspace(name().trim());
    setTyped(undefined);
    toasts.show({ text: settingsWords.nameSaved });
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.workspace}</h2>
      <div class={styles['stack']}>
        <Form onSubmit={rename}>
          <TextField
            label={settingsWords.workspaceName}
            value={name()}
            onInput={(text) => {
              setTyped(text);
              setMissing(false);
            }}
            maxLength={memberLimits.workspaceName}
            fault={missing() ? settingsWords.nameMissing : undefined}
            ref={(own) => {
              box = own;
            }}
          />
          <FormActions from="start">
            <Button type="submit" word={settingsWords.saveName} />
          </FormActions>
        </Form>
        <div class={styles['apart']}>
          <p class={styles['quiet']}>{settingsWords.leaveText}</p>
          <Button word={settingsWords.leave} onClick={() => setLeaving(true)} />
        </div>
      </div>
      <Show when={leaving()}>
        <LeaveDialog onClose={() => setLeaving(false)} />
      </Show>
    </Sheet>
  );
}

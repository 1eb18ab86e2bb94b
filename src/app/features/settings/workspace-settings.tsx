import { useNavigate } from '@solidjs/router';
import { createSignal, createUniqueId, Show, untrack, type JSX } from 'solid-js';
import { memberLimits } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, FormActions } from '../../ui/form.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { settingsWords } from '../../words/settings.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './settings.module.css';

/** The name of the workspace, and the way out of it. */
export function WorkspaceSettings(): JSX.Element {
  const app = useApp();
  const { members, workspace } = useWorkspace();
  const toasts = useToasts();
  const navigate = useNavigate();
  const id = createUniqueId();
  const [name, setName] = createSignal(untrack(() => members.view.workspaceName));
  const [leaving, setLeaving] = createSignal(false);
  const rename = (): void => {
    if (name().trim() === '') return;
    members.verbs.nameWorkspace(name().trim());
    toasts.show({ text: settingsWords.nameSaved });
  };
  const leave = async (): Promise<void> => {
    await app.attune.leaveWorkspace(workspace.id);
    navigate('/', { replace: true });
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.workspace}</h2>
      <div class={styles['stack']}>
        <Form onSubmit={rename}>
          <TextField
            label={settingsWords.workspaceName}
            value={name()}
            onInput={setName}
            maxLength={memberLimits.workspaceName}
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
        <Dialog
          title={settingsWords.leaveHeading}
          closeWord={sharedWords.close}
          onClose={() => setLeaving(false)}
        >
          <p class={styles['consequence']}>
            {settingsWords.leaveConsequence(members.view.workspaceName)}
          </p>
          <Show when={members.view.members.length < 2}>
            <p class={styles['gentle']}>{settingsWords.leaveAlone}</p>
          </Show>
          <FormActions>
            <Button word={settingsWords.stay} onClick={() => setLeaving(false)} />
            <Button look="danger" word={settingsWords.leaveDo} onClick={() => void leave()} />
          </FormActions>
        </Dialog>
      </Show>
    </Sheet>
  );
}

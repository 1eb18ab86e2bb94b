import { createSignal, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FormActions } from '../../ui/form.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { settingsWords } from '../../words/settings.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './settings.module.css';

/** Leaving a workspace, after its exact consequence has been read. Once its keys are gone the frame goes by itself. */
export function LeaveDialog(props: { readonly onClose: () => void }): JSX.Element {
  const app = useApp();
  const { members, workspace } = useWorkspace();
  const toasts = useToasts();
  const [leaving, setLeaving] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const leave = async (): Promise<void> => {
    if (leaving()) return;
    setLeaving(true);
    setFault(undefined);
    const name = members.view.workspaceName;
    const left = await app.attune.leaveWorkspace(workspace.id).catch(() => undefined);
    setLeaving(false);
    if (left?.ok === true) toasts.show({ text: settingsWords.left(name) });
    else if (left?.error === 'bytes-left') toasts.show({ text: settingsWords.bytesLeft });
    else setFault(settingsWords.leaveFault);
  };
  return (
    <Dialog
      title={settingsWords.leaveHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <p>{settingsWords.leaveConsequence(members.view.workspaceName)}</p>
      <Show when={members.view.members.length < 2}>
        <p class={styles['gentle']}>{settingsWords.leaveAlone}</p>
      </Show>
      <Fault text={fault()} />
      <FormActions>
        <Button word={settingsWords.stay} onClick={() => props.onClose()} />
        <Button
          look="danger"
          word={leaving() ? settingsWords.leavingNow : settingsWords.leaveDo}
          aria-disabled={leaving()}
          onClick={() => void leave()}
        />
      </FormActions>
    </Dialog>
  );
}

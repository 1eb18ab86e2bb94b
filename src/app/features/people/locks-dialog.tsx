import { createSignal, untrack, type JSX } from 'solid-js';
import type { Member } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FormActions } from '../../ui/form.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './invite-dialog.module.css';

/** Taking somebody out of the workspace, after its exact consequence has been read. */
export default function LocksDialog(props: {
  readonly member: Member;
  readonly onClose: () => void;
}): JSX.Element {
  const { workspace, nameOf } = useWorkspace();
  const toasts = useToasts();
  const { id } = untrack(() => props.member);
  const name = nameOf(id);
  const [changing, setChanging] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const change = async (): Promise<void> => {
    if (changing()) return;
    setChanging(true);
    setFault(undefined);
    const changed = await workspace
      .locks()
      .then((locks) => locks.change(id))
      .catch(() => undefined);
    setChanging(false);
    if (changed?.ok !== true) {
      setFault(peopleWords.locksFault);
      return;
    }
    toasts.show({ text: peopleWords.locksDone(name) });
    props.onClose();
  };
  return (
    <Dialog
      title={peopleWords.locksHeading(name)}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <div class={styles['invite']}>
        <p>{peopleWords.locksGets(name)}</p>
        <p>{peopleWords.locksOffline(name)}</p>
        <p class={styles['fault']}>{peopleWords.locksKeeps}</p>
        <p>{peopleWords.locksWords(name)}</p>
        <p>{peopleWords.locksBack}</p>
        <Fault text={fault()} />
        <FormActions>
          <Button word={peopleWords.locksKeep} onClick={() => props.onClose()} />
          <Button
            look="danger"
            word={changing() ? peopleWords.locksNow : peopleWords.locksDo}
            aria-disabled={changing()}
            onClick={() => void change()}
          />
        </FormActions>
      </div>
    </Dialog>
  );
}

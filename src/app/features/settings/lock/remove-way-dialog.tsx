import { createSignal, type JSX } from 'solid-js';
import { useApp, type WayInSummary } from '../../../live/app-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { lockWords } from '../../../words/lock.ts';
import { sharedWords } from '../../../words/shared.ts';

/** Taking a way in away, after its exact consequence has been read. */
export function RemoveWayDialog(props: {
  readonly way: WayInSummary;
  readonly onClose: () => void;
}): JSX.Element {
  const { attune } = useApp();
  const toasts = useToasts();
  const [removing, setRemoving] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const remove = async (): Promise<void> => {
    if (removing()) return;
    const { id, way } = props.way;
    setRemoving(true);
    setFault(undefined);
    const removed = await attune.lock.remove(id).catch(() => undefined);
    setRemoving(false);
    if (removed?.ok !== true) {
      setFault(lockWords.faults[removed?.error ?? 'not-kept']);
      return;
    }
    toasts.show({ text: lockWords.removed[way] });
    props.onClose();
  };
  return (
    <Dialog
      title={lockWords.removing[props.way.way].heading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <p>{lockWords.removing[props.way.way].text}</p>
      <Fault text={fault()} />
      <FormActions>
        <Button word={lockWords.keep} onClick={() => props.onClose()} />
        <Button
          look="danger"
          word={lockWords.remove}
          aria-disabled={removing()}
          onClick={() => void remove()}
        />
      </FormActions>
    </Dialog>
  );
}

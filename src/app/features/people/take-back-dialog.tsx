import { createSignal, type JSX } from 'solid-js';
import type { InvitationId } from '../../../crdt/basics/id.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FormActions } from '../../ui/form.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { peopleWords } from '../../words/people.ts';
import { sharedWords } from '../../words/shared.ts';

/** Taking back a link cannot be undone, so it is asked first, with what it means. */
export function TakeBackDialog(props: {
  readonly invitation: InvitationId;
  readonly onClose: () => void;
}): JSX.Element {
  const { workspace } = useWorkspace();
  const toasts = useToasts();
  const [taking, setTaking] = createSignal(false);
  const [fault, setFault] = createSignal<string>();
  const takeBack = async (): Promise<void> => {
    if (taking()) return;
    setTaking(true);
    setFault(undefined);
    const taken = await workspace.invitations.withdraw(props.invitation);
    setTaking(false);
    if (!taken.ok) {
      setFault(peopleWords.takeBackFault);
      return;
    }
    toasts.show({ text: peopleWords.takenBack });
    props.onClose();
  };
  return (
    <Dialog
      title={peopleWords.takeBackHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <p>{peopleWords.takeBackConsequence}</p>
      <Fault text={fault()} />
      <FormActions>
        <Button word={peopleWords.keepLink} onClick={() => props.onClose()} />
        <Button
          look="danger"
          word={peopleWords.takeBackDo}
          aria-disabled={taking()}
          onClick={() => void takeBack()}
        />
      </FormActions>
    </Dialog>
  );
}

import { untrack, type JSX } from 'solid-js';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormActions } from '../../ui/form.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import { sharedWords } from '../../words/shared.ts';
import { createTakeOff } from './create-take-off.ts';

/** Asks whether only one session of several that were planned together is taken off, or the later ones too. */
export function TakeOffDialog(props: {
  readonly session: Session;
  readonly onClose: () => void;
}): JSX.Element {
  const takeOff = createTakeOff();
  const session = untrack(() => props.session);
  return (
    <Dialog
      title={sessionsWords.takeOffHeading}
      closeWord={sharedWords.close}
      onClose={() => props.onClose()}
    >
      <p>{sessionsWords.takeOffSeries}</p>
      <FormActions from="start">
        <Button
          word={sessionsWords.takeOffOne}
          data-first=""
          onClick={() => {
            takeOff.one(session);
            props.onClose();
          }}
        />
        <Button
          word={sessionsWords.takeOffLater}
          onClick={() => {
            takeOff.withLater(session);
            props.onClose();
          }}
        />
      </FormActions>
    </Dialog>
  );
}

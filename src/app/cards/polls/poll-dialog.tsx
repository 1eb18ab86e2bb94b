import type { JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sharedWords } from '../../words/shared.ts';

/** Placeholder. */
export function PollDialog(props: {
  readonly session?: RecordId | undefined;
  readonly from?: Poll | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog title={'New poll'} closeWord={sharedWords.close} onClose={() => props.onClose()}>
      {''}
    </Dialog>
  );
}

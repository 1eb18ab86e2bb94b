import type { JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** Placeholder. */
export function PollCard(props: { readonly poll: Poll }): JSX.Element {
  return (
    <Sheet as="article" aria-label={props.poll.question}>
      <h3>{props.poll.question}</h3>
    </Sheet>
  );
}

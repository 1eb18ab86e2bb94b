import { createUniqueId, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OthersPace } from './others-pace.tsx';
import { PaceDial } from './pace-dial.tsx';

/** How fast it may go: a dial for whoever is here for themselves, a calm mark for a therapist. */
export function PaceCard(props: { readonly session: RecordId }): JSX.Element {
  const { me, memberOf } = useWorkspace();
  const id = createUniqueId();
  const isTherapist = (): boolean => memberOf(me)?.part === 'therapist';
  return (
    <Sheet aria-labelledby={isTherapist() ? id : undefined}>
      <Show when={isTherapist()} fallback={<PaceDial session={props.session} />}>
        <OthersPace headingId={id} />
      </Show>
    </Sheet>
  );
}

import type { JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Placeholder. */
export function Reflections(_props: { readonly session: RecordId }): JSX.Element {
  return (
    <Sheet>
      <h2>{'What I heard'}</h2>
      <Button word={'What I heard'} />
    </Sheet>
  );
}

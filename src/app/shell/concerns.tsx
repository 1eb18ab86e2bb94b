import { For, lazy, Suspense, type JSX } from 'solid-js';
import { useWorkspace } from '../live/workspace-context.tsx';

/** Hardly ever needed, so not part of what everybody loads. */
const ConcernNote = lazy(() => import('../cards/concerns/concern-note.tsx'));

/** Things that were set aside, told to those who listen as well. */
export function Concerns(): JSX.Element {
  const { concerns } = useWorkspace();
  return (
    <div aria-live="polite">
      <Suspense>
        <For each={concerns()}>{(concern) => <ConcernNote concern={concern} />}</For>
      </Suspense>
    </div>
  );
}

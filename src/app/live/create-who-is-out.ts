import { createMemo, createSignal, onMount, type Accessor } from 'solid-js';
import type { Live } from '../../crdt/basics/live.ts';
import type { WhoIsOut } from '../../crdt/spaces/index.ts';
import { createFollowed } from './create-followed.ts';
import { createOwnLeft } from './create-own-left.ts';
import { useWorkspace } from './workspace-context.tsx';

/** On a device that was taken out of the workspace: whether it alone was, or its person; undefined until it is known. */
export function createWhoIsOut(): Accessor<WhoIsOut | undefined> {
  const { workspace } = useWorkspace();
  const isOwn = createOwnLeft();
  const [here, setHere] = createSignal<Live<WhoIsOut>>();
  const [fault, setFault] = createSignal(false);
  const load = async (): Promise<void> => {
    try {
      const { whoIsOut } = await workspace.locks();
      setHere(() => whoIsOut);
    } catch {
      // Could not be loaded: what is said then holds whoever it is.
      setFault(true);
    }
  };
  onMount(() => void load());
  const known = createFollowed<WhoIsOut | undefined>(here, undefined);
  const who = createMemo(() => {
    if (isOwn() === undefined) return undefined;
    return isOwn() === true ? 'device' : (known() ?? (fault() ? 'unsure' : undefined));
  });
  return who;
}

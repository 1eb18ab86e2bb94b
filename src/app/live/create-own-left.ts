import { createMemo, onMount, type Accessor } from 'solid-js';
import type { Concern } from '../../crdt/spaces/index.ts';
import { useApp } from './app-context.tsx';
import { createFollowed } from './create-followed.ts';
import { createLive } from './create-live.ts';

const noConcerns: readonly Concern[] = [];

/** Whether this browser is one of the person's devices no longer; undefined while their own Space is opened to know it. */
export function createOwnLeft(): Accessor<boolean | undefined> {
  const { attune } = useApp();
  const personal = createLive(attune.personal);
  const space = createMemo(() => {
    const now = personal();
    return now.tag === 'open' ? now.space : undefined;
  });
  const concerns = createFollowed(() => space()?.concerns, noConcerns);
  onMount(() => {
    // How that ends is told by the state of it.
    if (personal().tag === 'resting') attune.openPersonal().catch(() => undefined);
  });
  return () =>
    personal().tag === 'resting' ? undefined : concerns().some(({ what }) => what === 'removed');
}

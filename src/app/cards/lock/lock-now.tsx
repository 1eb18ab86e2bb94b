import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import { Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lockNowWord } from '../../words/lock-now.ts';

/** Locks every tab of Attune at once; there once a way in is set. A class makes it look like what it stands among. */
export default function LockNow(props: { readonly class?: string | undefined }): JSX.Element {
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  const lock = (): void => void attune.lock.lockNow();
  return (
    <Show when={ways().length > 0}>
      <Show
        when={props.class}
        fallback={<Button icon={LockKeyhole} word={lockNowWord} onClick={lock} />}
      >
        {(own) => (
          <button type="button" class={own()} onClick={lock}>
            <Icon of={LockKeyhole} />
            <span>{lockNowWord}</span>
          </button>
        )}
      </Show>
    </Show>
  );
}

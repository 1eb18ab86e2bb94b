import { createEffect, createMemo, createSignal, on, onCleanup, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { unlockWords } from '../../words/unlock.ts';
import styles from './unlock.module.css';

/**
 * When the next try is taken: the seconds are seen going down, and said only once, at their beginning and at their end, because a
 * voice that counts is in the way of typing.
 */
export function NextTry(props: {
  readonly atMs: number | undefined;
  /** The next try is taken from now on. */
  readonly onDue: () => void;
}): JSX.Element {
  const { clock } = useApp().browser;
  const [now, setNow] = createSignal(clock.nowMs());
  onCleanup(clock.every(250, () => setNow(clock.nowMs())));
  const seconds = createMemo(() => Math.max(0, Math.ceil(((props.atMs ?? 0) - now()) / 1_000)));
  const [said, setSaid] = createSignal('');
  createEffect(
    on(
      () => [props.atMs, seconds() > 0] as const,
      ([atMs, waits], before) => {
        if (atMs !== undefined && waits) setSaid(unlockWords.nextTry(seconds()));
        else if (before?.[1] === true) {
          setSaid(unlockWords.tryNow);
          props.onDue();
        }
      },
    ),
  );
  return (
    <div class={styles['wait']}>
      <Show when={seconds() > 0}>
        <p aria-hidden="true">{unlockWords.nextTry(seconds())}</p>
      </Show>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
    </div>
  );
}

import { createEffect, createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { CannotGetIn } from './cannot-get-in.tsx';
import { LockedDoor } from './locked-door.tsx';
import styles from './unlock.module.css';

/** In front of what is locked: nothing here says what it is, not even the name of the tab. */
export default function LockedPage(props: {
  /** Taking everything off this device, for somebody whom nothing helps. */
  readonly lastResort: JSX.Element;
}): JSX.Element {
  const app = useApp();
  const [lost, setLost] = createSignal(false);
  const [byWords, setByWords] = createSignal(false);
  const name = (isNeutral: boolean): void => {
    void app.browser.device().then(
      ({ neutralName }) => neutralName.show(isNeutral),
      () => undefined,
    );
  };
  name(true);
  onCleanup(() => name(false));
  createEffect(() => {
    if (lost()) scrollTo(0, 0);
  });
  const hasWords = (): boolean =>
    app.attune.lock.ways.get().some(({ way }) => way === 'recovery-words');
  return (
    <main id="page" class={styles['page']} data-lost={lost() ? '' : undefined}>
      <Show
        when={lost()}
        fallback={<LockedDoor byWords={byWords()} onLost={() => setLost(true)} />}
      >
        <CannotGetIn
          hasWords={hasWords()}
          onBack={() => setLost(false)}
          onWords={() => {
            setByWords(true);
            setLost(false);
          }}
        >
          {props.lastResort}
        </CannotGetIn>
      </Show>
    </main>
  );
}

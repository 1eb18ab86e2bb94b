import { onMount, Show, type JSX, type ParentProps } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { unlockWords } from '../../words/unlock.ts';
import styles from './unlock.module.css';

/** The ways on for somebody who cannot get in, the one that loses nothing first; at the end what removes everything. */
export function CannotGetIn(
  props: ParentProps<{
    readonly hasWords: boolean;
    readonly onBack: () => void;
    readonly onWords: () => void;
  }>,
): JSX.Element {
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus({ preventScroll: true }));
  return (
    <div class={styles['lost']}>
      <header>
        <h1
          tabindex="-1"
          ref={(own) => {
            heading = own;
          }}
        >
          {unlockWords.cannotHeading}
        </h1>
        <p class={styles['quiet']}>{unlockWords.cannotLead}</p>
      </header>
      <Sheet>
        <ol class={styles['ways']}>
          <li>
            <h2>{unlockWords.byWordsHeading}</h2>
            <Show when={props.hasWords} fallback={<p>{unlockWords.byWordsNone}</p>}>
              <p>{unlockWords.byWordsText}</p>
              <Button look="main" word={unlockWords.useWords} onClick={() => props.onWords()} />
            </Show>
          </li>
          <li>
            <h2>{unlockWords.byDeviceHeading}</h2>
            <p>{unlockWords.byDeviceText}</p>
          </li>
          <li>
            <h2>{unlockWords.byBackupHeading}</h2>
            <p>{unlockWords.byBackupText}</p>
          </li>
          <li>
            <h2>{unlockWords.byInvitationHeading}</h2>
            <p>{unlockWords.byInvitationText}</p>
          </li>
        </ol>
      </Sheet>
      <Sheet look="gentle">
        <h2>{unlockWords.lostHeading}</h2>
        <p class={styles['gentle']}>{unlockWords.lostText}</p>
      </Sheet>
      <div>
        <Button word={unlockWords.back} onClick={() => props.onBack()} />
      </div>
      <div class={styles['apart']}>{props.children}</div>
    </div>
  );
}

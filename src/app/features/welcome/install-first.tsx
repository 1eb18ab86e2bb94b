import { createSignal, createUniqueId, onMount, Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { emptiedWords } from '../../words/emptied.ts';
import styles from './install-first.module.css';

/** Before somebody begins on an iPhone or iPad: on the Home Screen nothing is cleared, and what was begun elsewhere is not there. */
export default function InstallFirst(props: { readonly before: 'join' | 'start' }): JSX.Element {
  const { browser } = useApp();
  const [isOutside, setIsOutside] = createSignal(false);
  onMount(() => {
    void browser.device().then(
      (device) => setIsOutside(device.isOutsideHomeScreen),
      () => undefined,
    );
  });
  const invitation = createLive(browser.invitationText);
  const id = createUniqueId();
  const [copied, setCopied] = createSignal<boolean>();
  const copy = async (text: string): Promise<void> => {
    setCopied(await browser.copyText(`${browser.baseUrl}/join#${text}`));
  };
  return (
    <Show when={isOutside()}>
      <Sheet look="gentle" aria-labelledby={id}>
        <div class={styles['first']}>
          <h2 id={id}>
            {props.before === 'join'
              ? emptiedWords.installHeading
              : emptiedWords.installStartHeading}
          </h2>
          <p>
            {emptiedWords.installText} {emptiedWords.installApart}
          </p>
          <ol class={styles['steps']}>
            <Show when={invitation()}>
              <li>{emptiedWords.installCopy}</li>
            </Show>
            <li>{emptiedWords.installShare}</li>
            <li>
              {props.before === 'join' ? emptiedWords.installOpen : emptiedWords.installStart}
            </li>
          </ol>
          <Show when={invitation()}>
            {(text) => <Button word={emptiedWords.copy} onClick={() => void copy(text())} />}
          </Show>
          <p role="status">
            <Show when={copied() !== undefined}>
              {copied() === true ? emptiedWords.copied : emptiedWords.notCopied}
            </Show>
          </p>
          <p>{emptiedWords.goOn}</p>
        </div>
      </Sheet>
    </Show>
  );
}

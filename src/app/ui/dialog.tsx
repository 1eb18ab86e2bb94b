import X from 'lucide-solid/icons/x';
import { createUniqueId, onCleanup, onMount, Show, type JSX, type ParentProps } from 'solid-js';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { markPage } from './mark-page.ts';
import { coverWith } from './on-top.tsx';

export interface DialogProps extends ParentProps {
  /** Its heading, and its name. */
  readonly title: string;
  /** None: the way out is a button among its children. */
  readonly closeWord?: string;
  readonly onClose: () => void;
  /**
   * `sheet` rises from the lower edge of a phone; `calm` comes slowly, with its words in the middle; `wide` has room for a
   * picture.
   */
  readonly look?: 'dialog' | 'sheet' | 'calm' | 'wide';
}

/**
 * The platform's own modal dialog, open for as long as it is mounted. Escape and the close button ask to
 * close; a click beside it does not, so that nothing typed is lost by a slip. Focus goes back to where it was.
 */
export function Dialog(props: DialogProps): JSX.Element {
  const id = createUniqueId();
  let element: HTMLDialogElement | undefined;
  const before = document.activeElement;
  onMount(() => {
    if (element === undefined) return;
    element.showModal();
    coverWith(element);
    markPage('dialog');
    const first = element.querySelector<HTMLElement>('[data-first]');
    first?.focus();
    // What was filled in beforehand gives way to the first key; what somebody wrote does not.
    if (first instanceof HTMLInputElement && first.dataset['first'] === 'offered') first.select();
  });
  onCleanup(() => {
    element?.close();
    // What opened it may be gone, as the button of an empty page is: then the page's heading.
    const back =
      before instanceof HTMLElement && before.isConnected
        ? before
        : document.querySelector<HTMLElement>('#page h1');
    back?.focus({ preventScroll: back !== before });
  });
  return (
    <dialog
      ref={(own) => {
        element = own;
      }}
      class={styles['dialog']}
      data-look={props.look ?? 'dialog'}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class={styles['head']}>
        <h2 class={styles['title']} id={`${id}-title`}>
          {props.title}
        </h2>
        <Show when={props.closeWord}>
          {(word) => (
            <Button look="quiet" icon={X} iconOnly word={word()} onClick={() => props.onClose()} />
          )}
        </Show>
      </div>
      {props.children}
    </dialog>
  );
}

import { createSignal, onCleanup, Show, type Accessor, type JSX, type ParentProps } from 'solid-js';
import { Portal } from 'solid-js/web';

/**
 * The modal dialogs that are open, the last one on top. While one is open the browser makes everything
 * outside it inert; one document has one such order, so it is kept once.
 */
const [dialogs, setDialogs] = createSignal<readonly HTMLDialogElement[]>([]);

/** Says that a modal dialog is open, until the component that says so goes. */
export function coverWith(dialog: HTMLDialogElement): void {
  setDialogs((open) => [...open, dialog]);
  onCleanup(() => setDialogs((open) => open.filter((one) => one !== dialog)));
}

/** Whether a modal dialog covers the page. */
export const isCovered = (): boolean => dialogs().length > 0;

const top: Accessor<HTMLDialogElement | undefined> = () => dialogs().at(-1);

/** Keeps something in reach whatever is open: it stands in its place, or inside the dialog that covers the page. */
export function OnTop(props: ParentProps): JSX.Element {
  const [place, setPlace] = createSignal<HTMLElement>();
  return (
    <div ref={setPlace}>
      <Show when={place()}>
        {(own) => <Portal mount={top() ?? own()}>{props.children}</Portal>}
      </Show>
    </div>
  );
}

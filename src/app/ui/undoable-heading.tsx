import Undo2 from 'lucide-solid/icons/undo-2';
import { Show, type JSX, type ParentProps } from 'solid-js';
import { Button } from './button.tsx';
import { PageHeading } from './page-heading.tsx';
import { passFocusOn } from './pass-focus-on.ts';
import { makeUndoKeys, type UndoKeys } from './undo-keys.ts';
import styles from './undoable-heading.module.css';

/** The heading of a page on which one's last change can be taken back, by a button and by keys. Its main button is the child. */
export function UndoableHeading(
  props: ParentProps<{
    readonly heading: string;
    readonly lead: string;
    readonly takeBackWord: string;
    readonly keys: UndoKeys;
  }>,
): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- asked anew at each press of a key.
  makeUndoKeys(() => props.keys);
  return (
    <PageHeading
      heading={props.heading}
      lead={props.lead}
      action={
        <div class={styles['actions']}>
          <Show when={props.keys.undo !== undefined}>
            <Button
              look="quiet"
              icon={Undo2}
              iconOnly
              word={props.takeBackWord}
              ref={(button) => passFocusOn(button)}
              onClick={() => props.keys.undo?.()}
            />
          </Show>
          {props.children}
        </div>
      }
    />
  );
}

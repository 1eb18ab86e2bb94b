import Calendar from 'lucide-solid/icons/calendar';
import Clock from 'lucide-solid/icons/clock';
import { createSignal, Show, type JSX } from 'solid-js';
import { Button } from './button.tsx';
import styles from './picker-button.module.css';

/** Opens the platform's own way to choose a day or a time, beside a box that can be typed into; not there where it has none. */
export function PickerButton(props: {
  readonly kind: 'date' | 'time';
  /** Its word, and its name. */
  readonly word: string;
  /** What is chosen so far, as HTML writes days and times. */
  readonly value: string | undefined;
  readonly onPick: (value: string) => void;
}): JSX.Element {
  const [works, setWorks] = createSignal('showPicker' in HTMLInputElement.prototype);
  let box: HTMLInputElement | undefined;
  const open = (): void => {
    try {
      box?.showPicker();
    } catch {
      // A browser may refuse, as in a frame of another site. What can be typed is enough.
      setWorks(false);
    }
  };
  return (
    <Show when={works()}>
      <span class={styles['picker']}>
        <input
          class={styles['hidden']}
          ref={(own) => {
            box = own;
          }}
          type={props.kind}
          autocomplete="off"
          tabindex="-1"
          aria-hidden="true"
          value={props.value ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== '') props.onPick(value);
          }}
        />
        <Button
          look="quiet"
          icon={props.kind === 'date' ? Calendar : Clock}
          iconOnly
          word={props.word}
          onClick={open}
        />
      </span>
    </Show>
  );
}

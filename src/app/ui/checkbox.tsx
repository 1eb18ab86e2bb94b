import { Show, type JSX } from 'solid-js';
import styles from './checkbox.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface CheckboxProps {
  /** Its word, and its name. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Draws a line through what is done. */
  readonly strike?: boolean;
  /** Whether its word is a person's own words, which are set in the reading face. */
  readonly ownWords?: boolean;
  /** Names its word, for what stands beside it and speaks of the same thing. */
  readonly wordId?: string;
  /** Keeps its word for screen readers only, where what it ticks stands beside it. */
  readonly labelHidden?: boolean;
  /** The id of what it ticks, when its word alone does not say it. */
  readonly describedBy?: string;
}

/** A thing to tick. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  return (
    <label
      class={styles['row']}
      data-strike={props.strike === true && props.checked ? '' : undefined}
    >
      <input
        class={styles['box']}
        type="checkbox"
        autocomplete="off"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <Show
        when={props.labelHidden !== true}
        fallback={<VisuallyHidden>{props.label}</VisuallyHidden>}
      >
        <span
          class={styles['word']}
          id={props.wordId}
          data-voice={props.ownWords === true ? 'own' : undefined}
        >
          {props.label}
        </span>
      </Show>
    </label>
  );
}

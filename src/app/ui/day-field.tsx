import { createUniqueId, type JSX } from 'solid-js';
import styles from './field.module.css';

/** A day, chosen with the platform's own calendar; empty for none. */
export function DayField(props: {
  readonly label: string;
  /** "2026-12-01", or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['field']}>
      <label class={styles['label']} for={id}>
        {props.label}
      </label>
      <input
        class={styles['box']}
        id={id}
        type="date"
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
}

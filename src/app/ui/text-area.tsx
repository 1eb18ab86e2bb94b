import { createUniqueId, Show, type JSX } from 'solid-js';
import styles from './field.module.css';
import { describedBy } from './text-field.tsx';

export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  readonly maxLength?: number;
  readonly rows?: number;
}

/** Several lines of a person's own words. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['field']}>
      <label class={styles['label']} for={id}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class={styles['hint']} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <textarea
        class={styles['box']}
        id={id}
        autocomplete="off"
        data-voice="own"
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        aria-describedby={describedBy(id, { hint: props.hint })}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}

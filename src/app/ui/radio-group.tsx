import { createUniqueId, For, Show, type JSX } from 'solid-js';
import styles from './radio-group.module.css';

export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  /** Undefined while nothing has been chosen. */
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  /** `segments`: side by side in one well, for a few short words. */
  readonly look?: 'boxes' | 'segments';
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>): JSX.Element {
  const id = createUniqueId();
  return (
    <div
      class={styles['group']}
      data-look={props.look ?? 'boxes'}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
    >
      <span class={styles['label']} id={`${id}-label`}>
        {props.label}
      </span>
      <Show when={props.hint}>
        <p class={styles['hint']} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class={styles['options']}>
        <For each={props.options}>
          {(option) => (
            <label class={styles['option']}>
              <input
                class={styles['dot']}
                type="radio"
                autocomplete="off"
                name={id}
                value={option.value}
                checked={option.value === props.value}
                onChange={() => props.onChange(option.value)}
              />
              <span>{option.word}</span>
            </label>
          )}
        </For>
      </div>
    </div>
  );
}

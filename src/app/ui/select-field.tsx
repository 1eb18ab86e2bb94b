import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createUniqueId, For, type JSX } from 'solid-js';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  /** Keeps the label for screen readers only, where the place makes it plain. */
  readonly labelHidden?: boolean;
}

/** A choice from a short list: the platform's own select. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): JSX.Element {
  const id = createUniqueId();
  const label = (): JSX.Element => (
    <label class={styles['label']} for={id}>
      {props.label}
    </label>
  );
  return (
    <div class={styles['field']}>
      {props.labelHidden === true ? <VisuallyHidden>{label()}</VisuallyHidden> : label()}
      <span class={styles['selectFrame']}>
        {/* Attributes are set one by one: spreading onto a select breaks its value. */}
        <select
          id={id}
          class={`${styles['box']} ${styles['select']}`}
          autocomplete="off"
          disabled={props.disabled}
          onChange={(event) => {
            const chosen = props.options[event.currentTarget.selectedIndex];
            if (chosen !== undefined) props.onChange(chosen.value);
          }}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.word}
              </option>
            )}
          </For>
        </select>
        <span class={styles['selectMark']}>
          <Icon of={ChevronDown} size="small" />
        </span>
      </span>
    </div>
  );
}

import { createUniqueId, Show, type JSX } from 'solid-js';
import styles from './field.module.css';
import { describedBy, FieldFault } from './text-field.tsx';

export interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** What a keeper of passwords may do here: fill in what it keeps, keep what is new, or leave it be. */
  readonly keeper: 'current-password' | 'new-password' | 'off';
  /** Whether what is typed can be read on the screen. */
  readonly shown?: boolean;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, in one kind sentence. */
  readonly fault?: string | undefined;
  /** Where a dialog begins. */
  readonly first?: boolean;
  readonly ref?: (element: HTMLInputElement) => void;
}

/** A box for what nobody else is to read. Nothing in it is corrected, spelled or remembered as a word. */
export function SecretField(props: SecretFieldProps): JSX.Element {
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
      <input
        class={styles['box']}
        id={id}
        ref={(element) => props.ref?.(element)}
        type={props.shown === true ? 'text' : 'password'}
        autocomplete={props.keeper}
        autocapitalize="none"
        autocorrect="off"
        spellcheck={false}
        data-first={props.first === true ? '' : undefined}
        value={props.value}
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { hint: props.hint, fault: props.fault })}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <FieldFault id={id} fault={props.fault} />
    </div>
  );
}

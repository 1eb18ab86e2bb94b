import { createUniqueId, Show, splitProps, type JSX } from 'solid-js';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput?: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, in one kind sentence. */
  readonly fault?: string | undefined;
  readonly maxLength?: number;
  readonly readOnly?: boolean;
  /** Whether it holds a person's own words, which are set in the reading face. */
  readonly ownWords?: boolean;
  /** `numeric` brings up digits on a phone. */
  readonly inputMode?: 'text' | 'numeric';
  /** Stands inside the box, at its end: another way to fill it. */
  readonly end?: JSX.Element;
  readonly ref?: (element: HTMLInputElement) => void;
  readonly onKeyDown?: JSX.EventHandler<HTMLInputElement, KeyboardEvent>;
}

/** One line of text. `autocomplete="off"` keeps what is typed out of the browser's own session files. */
export function TextField(props: TextFieldProps): JSX.Element {
  const id = createUniqueId();
  const [own] = splitProps(props, ['label', 'hint', 'fault']);
  return (
    <div class={styles['field']}>
      <label class={styles['label']} for={id}>
        {own.label}
      </label>
      <Show when={own.hint}>
        <p class={styles['hint']} id={`${id}-hint`}>
          {own.hint}
        </p>
      </Show>
      <span class={styles['frame']} data-end={'end' in props ? '' : undefined}>
        <input
          class={styles['box']}
          id={id}
          ref={(element) => props.ref?.(element)}
          type="text"
          autocomplete="off"
          data-voice={props.ownWords === true ? 'own' : undefined}
          value={props.value}
          maxLength={props.maxLength}
          readOnly={props.readOnly}
          inputMode={props.inputMode}
          aria-invalid={own.fault === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, own)}
          onInput={(event) => props.onInput?.(event.currentTarget.value)}
          onKeyDown={(event) => props.onKeyDown?.(event)}
        />
        {props.end}
      </span>
      <FieldFault id={id} fault={own.fault} />
    </div>
  );
}

/** The sentence below a field that needs another look. */
export function FieldFault(props: {
  readonly id: string;
  readonly fault: string | undefined;
}): JSX.Element {
  return (
    <Show when={props.fault}>
      <p class={styles['fault']} id={`${props.id}-fault`} role="alert">
        {props.fault}
      </p>
    </Show>
  );
}

/** The ids of the hint and the fault that belong to a field, where they are shown. */
export function describedBy(
  id: string,
  shown: { readonly hint?: string | undefined; readonly fault?: string | undefined },
): string | undefined {
  const ids = [
    shown.hint === undefined ? '' : `${id}-hint`,
    shown.fault === undefined ? '' : `${id}-fault`,
  ].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

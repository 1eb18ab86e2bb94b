import { createUniqueId, Show, type JSX } from 'solid-js';
import styles from './field.module.css';
import { describedBy, FieldFault } from './text-field.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, in one kind sentence. */
  readonly fault?: string | undefined;
  readonly maxLength?: number;
  readonly rows?: number;
  /** Keeps the label for screen readers, and shows it in the box while that is empty. */
  readonly labelInside?: boolean;
  readonly ref?: (element: HTMLTextAreaElement) => void;
  readonly onKeyDown?: JSX.EventHandler<HTMLTextAreaElement, KeyboardEvent>;
}

/** Several lines of a person's own words. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const id = createUniqueId();
  const label = (): JSX.Element => (
    <label class={styles['label']} for={id}>
      {props.label}
    </label>
  );
  return (
    <div class={styles['field']}>
      {props.labelInside === true ? <VisuallyHidden>{label()}</VisuallyHidden> : label()}
      <Show when={props.hint}>
        <p class={styles['hint']} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <textarea
        class={styles['box']}
        id={id}
        ref={(element) => props.ref?.(element)}
        autocomplete="off"
        data-voice="own"
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        placeholder={props.labelInside === true ? props.label : undefined}
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { hint: props.hint, fault: props.fault })}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => props.onKeyDown?.(event)}
      />
      <FieldFault id={id} fault={props.fault} />
    </div>
  );
}

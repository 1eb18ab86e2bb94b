import { createUniqueId, Show, type JSX } from 'solid-js';
import field from './field.module.css';
import styles from './file-field.module.css';
import { describedBy, FieldFault } from './text-field.tsx';

export interface FileFieldProps {
  readonly label: string;
  readonly onChoose: (file: File | undefined) => void;
  /** Endings that the platform's own way to choose files offers: ".attune". Others can be chosen all the same. */
  readonly accept?: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, in one kind sentence. */
  readonly fault?: string | undefined;
  readonly ref?: (element: HTMLInputElement) => void;
}

/** A file of this device: the platform's own box for it, which says the name of what was chosen. */
export function FileField(props: FileFieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={field['field']}>
      <label class={field['label']} for={id}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class={field['hint']} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <input
        class={`${field['box']} ${styles['box']}`}
        id={id}
        ref={(element) => props.ref?.(element)}
        type="file"
        autocomplete="off"
        accept={props.accept}
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { hint: props.hint, fault: props.fault })}
        onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
      />
      <FieldFault id={id} fault={props.fault} />
    </div>
  );
}

import type { JSX, ParentProps } from 'solid-js';
import styles from './form.module.css';

/** A form that is answered on this page: nothing is ever sent to a server. */
export function Form(props: ParentProps<{ readonly onSubmit: () => void }>): JSX.Element {
  return (
    <form
      class={styles['form']}
      autocomplete="off"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

/** The row of buttons that ends a form or a dialog. */
export function FormActions(props: ParentProps<{ readonly from?: 'start' | 'end' }>): JSX.Element {
  return (
    <div class={styles['actions']} data-from={props.from ?? 'end'}>
      {props.children}
    </div>
  );
}

import type { JSX, ParentProps } from 'solid-js';
import styles from './form.module.css';

/** The row of buttons that ends a form or a dialog. */
export function FormActions(props: ParentProps<{ readonly from?: 'start' | 'end' }>): JSX.Element {
  return (
    <div class={styles['actions']} data-from={props.from ?? 'end'}>
      {props.children}
    </div>
  );
}

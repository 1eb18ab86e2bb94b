import { splitProps, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import styles from './sheet.module.css';

export interface SheetProps extends JSX.HTMLAttributes<HTMLElement> {
  readonly as?: 'section' | 'article';
  /** `next` carries the accent edge of the one next step; `gentle` is a soft notice. */
  readonly look?: 'plain' | 'next' | 'gentle' | 'door';
}

/** A sheet of paper on the table: one matter each. */
export function Sheet(props: SheetProps): JSX.Element {
  const [own, rest] = splitProps(props, ['as', 'look', 'children']);
  return (
    <Dynamic
      component={own.as ?? 'section'}
      class={styles['sheet']}
      data-look={own.look ?? 'plain'}
      {...rest}
    >
      {own.children}
    </Dynamic>
  );
}

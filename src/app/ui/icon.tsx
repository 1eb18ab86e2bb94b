import type { LucideIcon } from 'lucide-solid';
import { Dynamic } from 'solid-js/web';
import type { JSX } from 'solid-js';
import styles from './icon.module.css';

/** A drawing beside a word; never the only bearer of a meaning, so it is hidden from screen readers. */
export function Icon(props: {
  readonly of: LucideIcon;
  readonly size?: 'small' | 'large';
}): JSX.Element {
  return (
    <span class={styles['icon']} data-size={props.size} aria-hidden="true">
      <Dynamic component={props.of} strokeWidth={1.75} width="100%" height="100%" />
    </span>
  );
}

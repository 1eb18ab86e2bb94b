import type { JSX } from 'solid-js';
import { initials } from '../words/names.ts';
import styles from './avatar.module.css';

export interface AvatarProps {
  readonly name: string;
  /** Which of the people's colours, 0 to 5. */
  readonly colour: number;
  readonly size?: 'small' | 'large';
}

/** A person's initials in their colour. The name always stands beside it or is told elsewhere, so it is hidden. */
export function Avatar(props: AvatarProps): JSX.Element {
  return (
    <span
      class={styles['avatar']}
      data-person={props.colour}
      data-size={props.size}
      aria-hidden="true"
    >
      {initials(props.name)}
    </span>
  );
}

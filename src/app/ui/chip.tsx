import type { LucideIcon } from 'lucide-solid';
import { Show, type JSX, type ParentProps } from 'solid-js';
import styles from './chip.module.css';
import { Icon } from './icon.tsx';

export interface ChipProps extends ParentProps {
  readonly look: 'good' | 'quiet' | 'gentle' | 'bare';
  readonly icon?: LucideIcon;
}

/** A small state in words, with a drawing beside it. */
export function Chip(props: ChipProps): JSX.Element {
  return (
    <span class={styles['chip']} data-look={props.look}>
      <Show when={props.icon}>{(icon) => <Icon of={icon()} size="small" />}</Show>
      <span>{props.children}</span>
    </span>
  );
}

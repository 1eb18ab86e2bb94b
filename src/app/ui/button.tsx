import type { LucideIcon } from 'lucide-solid';
import { Show, splitProps, type JSX } from 'solid-js';
import styles from './button.module.css';
import { Icon } from './icon.tsx';

/** How a button speaks: one `main` on a screen, `plain` beside it, `quiet` inside rows, `danger` for what ends things. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly icon?: LucideIcon;
  /** Shows the drawing alone; the word is then its name. */
  readonly iconOnly?: boolean;
  /** Its word, and its name. */
  readonly word: string;
}

/** A button with a word, and perhaps a drawing before it. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['look', 'icon', 'iconOnly', 'word', 'type']);
  return (
    <button
      type={own.type ?? 'button'}
      class={styles['button']}
      data-look={own.look ?? 'plain'}
      data-icon-only={own.iconOnly === true ? '' : undefined}
      aria-label={own.iconOnly === true ? own.word : undefined}
      title={own.iconOnly === true ? own.word : undefined}
      {...rest}
    >
      <Show when={own.icon}>{(icon) => <Icon of={icon()} />}</Show>
      <Show when={own.iconOnly !== true}>
        <span>{own.word}</span>
      </Show>
    </button>
  );
}

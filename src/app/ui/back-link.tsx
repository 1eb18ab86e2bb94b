import ChevronLeft from 'lucide-solid/icons/chevron-left';
import type { JSX } from 'solid-js';
import styles from './back-link.module.css';
import { Icon } from './icon.tsx';

/** The way back, above a page's heading. */
export function BackLink(props: { readonly href: string; readonly word: string }): JSX.Element {
  return (
    <a class={styles['back']} href={props.href}>
      <Icon of={ChevronLeft} size="small" />
      <span>{props.word}</span>
    </a>
  );
}

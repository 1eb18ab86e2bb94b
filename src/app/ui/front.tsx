import type { JSX, ParentProps } from 'solid-js';
import { sharedWords } from '../words/shared.ts';
import styles from './front.module.css';

/** The frame of pages in front of a workspace: the name, and one column. */
export function Front(props: ParentProps<{ readonly wide?: boolean }>): JSX.Element {
  return (
    <div class={styles['front']} data-wide={props.wide === true ? '' : undefined}>
      <header class={styles['brand']}>
        <BrandMark />
        <span>{sharedWords.product}</span>
      </header>
      <main id="page" class={styles['page']}>
        {props.children}
      </main>
    </div>
  );
}

/** The mark: two people's arcs that lean towards each other. */
export function BrandMark(): JSX.Element {
  return (
    <svg class={styles['mark']} viewBox="0 0 36 36" aria-hidden="true">
      <rect class={styles['markGround']} width="36" height="36" rx="10" />
      <path class={styles['markOne']} d="M9 26V18.5a6.5 6.5 0 0 1 11.1-4.6" />
      <path class={styles['markTwo']} d="M27 26v-4.5a5 5 0 0 0-10 0V26" />
    </svg>
  );
}

import { onMount, Show, type JSX } from 'solid-js';
import { arriveAt } from './arrive-at.ts';
import styles from './page-heading.module.css';

export interface PageHeadingProps {
  readonly heading: string;
  readonly lead?: string | undefined;
  /** Stands at the end of the heading's line: the page's main button. */
  readonly action?: JSX.Element;
  /** Keeps the heading for screen readers only. */
  readonly hidden?: boolean;
}

/** The heading of a page; moving to a page moves focus here, so that a screen reader says where one is. */
export function PageHeading(props: PageHeadingProps): JSX.Element {
  let element: HTMLHeadingElement | undefined;
  onMount(() => arriveAt(element));
  return (
    <header class={styles['head']} data-hidden={props.hidden === true ? '' : undefined}>
      <div class={styles['words']}>
        <h1
          tabindex="-1"
          ref={(own) => {
            element = own;
          }}
        >
          {props.heading}
        </h1>
        <Show when={props.lead}>
          <p class={styles['lead']}>{props.lead}</p>
        </Show>
      </div>
      {props.action}
    </header>
  );
}

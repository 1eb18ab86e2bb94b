import { For, type JSX } from 'solid-js';
import styles from './dot-row.module.css';

/** From the middle of one dot to the next, and how high the row is, in units of the picture. */
const step = 14;
const high = 12;

/** The dots one may give, those that were given filled. Beside it stands the count in words, so it is hidden from screen readers. */
export function DotRow(props: { readonly count: number; readonly all: number }): JSX.Element {
  const places = (): readonly number[] => Array.from({ length: props.all }, (_, index) => index);
  return (
    <svg
      class={styles['dots']}
      viewBox={`0 0 ${Math.max(step * props.all, 1)} ${high}`}
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
    >
      <For each={places()}>
        {(index) => (
          <circle
            data-given={index < props.count ? '' : undefined}
            cx={step * index + high / 2}
            cy={high / 2}
            r={4.5}
          />
        )}
      </For>
    </svg>
  );
}

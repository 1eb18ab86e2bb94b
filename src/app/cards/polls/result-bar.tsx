import { For, type JSX } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';
import type { ResultPart } from './read-results.ts';
import styles from './result-bar.module.css';

/**
 * How much of the whole a row has: one piece for each person, in their colour where names are shown. The table's own
 * words say the same, so it is hidden from screen readers.
 */
export function ResultBar(props: {
  readonly parts: readonly ResultPart[];
  /** The amount that fills it. */
  readonly whole: number;
}): JSX.Element {
  const { memberOf } = useWorkspace();
  const share = (amount: number): number =>
    props.whole > 0 ? Math.min((100 * amount) / props.whole, 100) : 0;
  const startOf = (index: number): number =>
    share(props.parts.slice(0, index).reduce((sum, part) => sum + part.amount, 0));
  return (
    <svg class={styles['bar']} aria-hidden="true">
      <rect class={styles['track']} width="100%" height="100%" rx="5" />
      <For each={props.parts}>
        {(part, index) => (
          <rect
            class={styles['part']}
            data-person={part.by === undefined ? undefined : (memberOf(part.by)?.colour ?? 0)}
            x={`${startOf(index())}%`}
            width={`${share(part.amount)}%`}
            height="100%"
            rx="5"
          />
        )}
      </For>
    </svg>
  );
}

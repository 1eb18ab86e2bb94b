import { For, type JSX } from 'solid-js';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { initials } from '../../words/names.ts';
import type { ResultRow } from './read-results.ts';
import styles from './scale-strip.module.css';

/** Units of the picture: the width of one number, the height of one answer, and of the numbers below. */
const wide = 30;
const high = 27;
const foot = 30;

const numbers = Array.from({ length: 11 }, (_, number) => number);

/**
 * The numbers from 0 to 10 and everybody's answer above theirs. The table says the same in words, so it is hidden from
 * screen readers.
 */
export function ScaleStrip(props: { readonly rows: readonly ResultRow[] }): JSX.Element {
  const { memberOf, nameOf } = useWorkspace();
  const most = (): number => Math.max(1, ...props.rows.map(({ parts }) => parts.length));
  const line = (): number => most() * high + 6;
  return (
    <svg class={styles['strip']} viewBox={`0 0 ${11 * wide} ${line() + foot}`} aria-hidden="true">
      <line class={styles['line']} x1="4" x2={11 * wide - 4} y1={line()} y2={line()} />
      <For each={numbers}>
        {(number) => (
          <g>
            <line
              class={styles['line']}
              x1={wide * (number + 0.5)}
              x2={wide * (number + 0.5)}
              y1={line()}
              y2={line() + 5}
            />
            <text
              class={styles['number']}
              data-between={number % 5 === 0 ? undefined : ''}
              x={wide * (number + 0.5)}
              y={line() + 22}
            >
              {number}
            </text>
          </g>
        )}
      </For>
      <For each={props.rows}>
        {(row) => (
          <For each={row.parts}>
            {(part, index) => (
              <g
                class={styles['answer']}
                data-person={part.by === undefined ? undefined : (memberOf(part.by)?.colour ?? 0)}
              >
                <circle
                  cx={wide * (Number(row.label) + 0.5)}
                  cy={line() - 6 - high * (index() + 0.5)}
                  r="12"
                />
                <text x={wide * (Number(row.label) + 0.5)} y={line() - 2 - high * (index() + 0.5)}>
                  {part.by === undefined ? '' : initials(nameOf(part.by))}
                </text>
              </g>
            )}
          </For>
        )}
      </For>
    </svg>
  );
}

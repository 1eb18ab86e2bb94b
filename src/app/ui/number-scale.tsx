import { createUniqueId, For, type JSX } from 'solid-js';
import styles from './number-scale.module.css';

export interface NumberScaleProps {
  /** The id of the words that name it. */
  readonly labelledBy: string;
  /** 0 to 10; undefined while nothing is chosen. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** What 0 and 10 mean. */
  readonly low: string;
  readonly high: string;
}

const numbers = Array.from({ length: 11 }, (_, number) => number);

/** A number from 0 to 10, each wide enough for a thumb. */
export function NumberScale(props: NumberScaleProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div
      class={styles['scale']}
      role="radiogroup"
      aria-labelledby={props.labelledBy}
      aria-describedby={id}
    >
      <div class={styles['numbers']}>
        <For each={numbers}>
          {(number) => (
            <label class={styles['number']}>
              <input
                class={styles['box']}
                type="radio"
                autocomplete="off"
                name={`${id}-number`}
                value={number}
                checked={props.value === number}
                onChange={() => props.onChange(number)}
              />
              <span>{number}</span>
            </label>
          )}
        </For>
      </div>
      <p class={styles['ends']} id={id}>
        <span>{props.low}</span> <span>{props.high}</span>
      </p>
    </div>
  );
}

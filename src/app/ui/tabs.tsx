import { createUniqueId, For, type JSX, type ParentProps } from 'solid-js';
import styles from './tabs.module.css';

export interface TabsProps<Value extends string> extends ParentProps {
  /** What the tabs are of. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly onChange: (value: Value) => void;
}

/** A few matters in one place, one in sight: arrow keys go from tab to tab, and what is chosen stands below (its children). */
export function Tabs<Value extends string>(props: TabsProps<Value>): JSX.Element {
  const id = createUniqueId();
  let list: HTMLDivElement | undefined;
  const go = (event: KeyboardEvent): void => {
    const at = props.options.findIndex(({ value }) => value === props.value);
    const last = props.options.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const option = next === undefined ? undefined : props.options[next];
    if (option === undefined) return;
    event.preventDefault();
    props.onChange(option.value);
    list?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  };
  return (
    <div class={styles['tabs']}>
      <div
        class={styles['list']}
        role="tablist"
        aria-label={props.label}
        ref={(own) => {
          list = own;
        }}
        onKeyDown={go}
      >
        <For each={props.options}>
          {(option) => (
            <button
              type="button"
              class={styles['tab']}
              role="tab"
              id={`${id}-${option.value}`}
              aria-selected={option.value === props.value}
              aria-controls={`${id}-panel`}
              tabindex={option.value === props.value ? 0 : -1}
              onClick={() => props.onChange(option.value)}
            >
              {option.word}
            </button>
          )}
        </For>
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${props.value}`}>
        {props.children}
      </div>
    </div>
  );
}

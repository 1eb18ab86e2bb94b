import { createUniqueId, For, type JSX } from 'solid-js';
import { WordChips } from './word-chips.tsx';
import styles from './word-groups.module.css';

/** Words that lie near each other. */
export interface WordGroup {
  readonly heading: string;
  readonly words: readonly string[];
  /** The family of feelings these are, which gives them their colour. */
  readonly feeling?: string;
}

/** Groups of words to choose from, each under its heading. */
export function WordGroups(props: {
  readonly groups: readonly WordGroup[];
  readonly look?: 'chip' | 'line';
  readonly onChoose: (word: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles['groups']}>
      <For each={props.groups}>
        {(group, index) => (
          <section
            class={styles['group']}
            data-feeling={group.feeling}
            aria-labelledby={`${id}-${index()}`}
          >
            <h3 class={styles['heading']} id={`${id}-${index()}`}>
              {group.heading}
            </h3>
            <WordChips
              words={group.words}
              look={props.look ?? 'chip'}
              onChoose={(word) => props.onChoose(word)}
            />
          </section>
        )}
      </For>
    </div>
  );
}

import { For, type JSX } from 'solid-js';
import styles from './journal-page.module.css';
import type { Passage } from './mood-apart.ts';

/** A passage of an entry with what was looked for marked in it. */
export function MarkedPassage(props: { readonly passage: Passage }): JSX.Element {
  return (
    <span class={styles['passage']}>
      <Marked passage={props.passage} />
    </span>
  );
}

/** Words with what was looked for marked in them. */
export function Marked(props: { readonly passage: Passage }): JSX.Element {
  return (
    <For each={partsOf(props.passage)}>
      {({ text, isHit }) => (isHit ? <mark class={styles['hit']}>{text}</mark> : text)}
    </For>
  );
}

interface PassagePart {
  readonly text: string;
  readonly isHit: boolean;
}

function partsOf({ text, hits }: Passage): readonly PassagePart[] {
  const parts: PassagePart[] = [];
  let at = 0;
  for (const { from, to } of hits) {
    parts.push({ text: text.slice(at, from), isHit: false });
    parts.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), isHit: false }].filter((part) => part.text !== '');
}

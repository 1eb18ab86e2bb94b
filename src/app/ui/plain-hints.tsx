import Lightbulb from 'lucide-solid/icons/lightbulb';
import { createMemo, createSignal, For, onMount, Show, type JSX } from 'solid-js';
import { plainWords } from '../words/expression.ts';
import type { Lexicon } from '../words/plain-language/lexicon.ts';
import { followHint, plainHints, type PlainHint } from '../words/plain-language/plain-hints.ts';
import { Button } from './button.tsx';
import { catchFocus } from './catch-focus.ts';
import { Icon } from './icon.tsx';
import styles from './plain-hints.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface PlainHintsProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onTurnOff: () => void;
  /** The box the text stands in: it gets focus when the last hint goes. */
  readonly box: () => HTMLElement | null | undefined;
}

/** More would be a lecture. */
const most = 3;

/** What somebody wants left as it is, for as long as this page is open. */
const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());

/** A hint is known by what it is about; a long sentence by how it begins, for it goes on being written. */
const keyOf = ({ kind, found }: PlainHint): string =>
  `${kind} ${kind === 'long' ? found.slice(0, 24) : found}`.toLowerCase();

function sentenceOf(hint: PlainHint): string {
  if (hint.kind === 'long') return plainWords.long(hint.count);
  if (hint.plain !== undefined) return plainWords.instead(hint.found, hint.plain);
  return plainWords.twice(hint.found);
}

/**
 * At most three quiet hints for plain words below a box, made on this device. The list of words is loaded when a box is
 * first shown; without it there are no hints, and nothing else is missing.
 */
export function PlainHints(props: PlainHintsProps): JSX.Element {
  const [lexicon, setLexicon] = createSignal<Lexicon>();
  let list: HTMLUListElement | undefined;
  onMount(() => {
    void import('../words/plain-language/lexicon.ts').then(
      (loaded) => setLexicon(loaded.lexicon),
      () => undefined,
    );
  });
  const hints = createMemo((): readonly PlainHint[] => {
    const text = props.text;
    const words = lexicon();
    if (words === undefined || !document.documentElement.lang.startsWith('en')) return [];
    return plainHints(text, words)
      .filter((hint) => !left().has(keyOf(hint)))
      .slice(0, most);
  });
  const stayNear = (): void => catchFocus(() => list?.querySelector('button'), props.box);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{hints().length > 0 ? plainWords.count(hints().length) : ''}</span>
      </VisuallyHidden>
      <Show when={hints().length > 0}>
        <div class={styles['hints']}>
          <ul
            aria-label={plainWords.hints}
            ref={(own) => {
              list = own;
            }}
          >
            {/* By their places: a letter typed makes all hints anew, and focus is to stay. */}
            <For each={hints().map((_, place) => place)}>
              {(place) => (
                <Show when={hints()[place]}>
                  {(hint) => (
                    <Hint
                      hint={hint()}
                      onUse={() => {
                        props.onText(followHint(props.text, hint()));
                        stayNear();
                      }}
                      onLeave={() => {
                        setLeft((before) => new Set([...before, keyOf(hint())]));
                        stayNear();
                      }}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
          <Button
            look="quiet"
            word={plainWords.turnOff}
            onClick={() => {
              props.onTurnOff();
              stayNear();
            }}
          />
        </div>
      </Show>
    </>
  );
}

function Hint(props: {
  readonly hint: PlainHint;
  readonly onUse: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  return (
    <li class={styles['hint']}>
      <p class={styles['sentence']}>
        <Icon of={Lightbulb} />
        <span>{sentenceOf(props.hint)}</span>
      </p>
      <div class={styles['buttons']}>
        <Show when={props.hint.plain !== undefined}>
          <Button
            look="quiet"
            word={plainWords.use}
            aria-description={sentenceOf(props.hint)}
            onClick={() => props.onUse()}
          />
        </Show>
        <Button
          look="quiet"
          word={plainWords.leave}
          aria-description={sentenceOf(props.hint)}
          onClick={() => props.onLeave()}
        />
      </div>
    </li>
  );
}

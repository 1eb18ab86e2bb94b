import Anchor from 'lucide-solid/icons/anchor';
import Check from 'lucide-solid/icons/check';
import EqualApproximately from 'lucide-solid/icons/equal-approximately';
import { For, Show, type JSX } from 'solid-js';
import type { Reflection, ReflectionAnswer } from '../../../crdt/documents/reflections/types.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { reflectionsWords } from '../../words/reflections.ts';
import styles from './answer-list.module.css';

/** The drawing beside each answer. */
export const answerIcons = { yes: Check, 'not-quite': EqualApproximately, stay: Anchor } as const;

/**
 * What everybody says to what was heard, by name, with their words. One's own answer without words is shown by its button
 * alone.
 */
export function AnswerList(props: { readonly card: Reflection }): JSX.Element {
  const { me, memberOf, nameOf } = useWorkspace();
  const told = (): readonly ReflectionAnswer[] =>
    props.card.answers.filter(({ by, words }) => by !== me || words !== '');
  return (
    <Show
      when={told().length > 0}
      fallback={
        <Show when={props.card.created.by === me}>
          <p class={styles['waiting']}>{reflectionsWords.waiting}</p>
        </Show>
      }
    >
      <ul class={styles['answers']}>
        <For each={told()}>
          {(one) => (
            <li data-answer={one.answer} data-person={memberOf(one.by)?.colour ?? 0}>
              <p class={styles['answer']}>
                <Icon of={answerIcons[one.answer]} />
                <span>
                  {reflectionsWords.answerOf(
                    one.by === me ? reflectionsWords.you : nameOf(one.by),
                    reflectionsWords.answers[one.answer],
                  )}
                </span>
              </p>
              <Show when={one.words !== ''}>
                <blockquote class={styles['words']}>{one.words}</blockquote>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

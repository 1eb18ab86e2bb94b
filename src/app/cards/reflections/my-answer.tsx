import { createSignal, For, Show, type JSX } from 'solid-js';
import {
  heardAnswers,
  type HeardAnswer,
  type Reflection,
  type ReflectionAnswer,
} from '../../../crdt/documents/reflections/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { reflectionsWords } from '../../words/reflections.ts';
import { answerIcons } from './answer-list.tsx';
import styles from './my-answer.module.css';
import { ReflectionForm } from './reflection-form.tsx';

/**
 * The three answers to what somebody else heard. One counts as soon as it is pressed, and another can be pressed later;
 * "Not quite" also opens a few lines for saying it in one's own words.
 */
export function MyAnswer(props: { readonly card: Reflection }): JSX.Element {
  const { reflections } = useSessionRoom();
  const { me } = useWorkspace();
  const [open, setOpen] = createSignal(false);
  let buttons: HTMLDivElement | undefined;
  const mine = (): ReflectionAnswer | undefined =>
    props.card.answers.find((answer) => answer.by === me);
  const press = (answer: HeardAnswer): void => {
    if (mine()?.answer !== answer) reflections.verbs.answer(props.card.id, { answer });
    setOpen(answer === 'not-quite');
  };
  const notQuite = (): Element | null | undefined =>
    buttons?.querySelector('[data-answer="not-quite"]');
  return (
    <>
      <div
        class={styles['buttons']}
        role="group"
        aria-label={reflectionsWords.answersName}
        data-answered={mine() === undefined ? undefined : ''}
        ref={(own) => {
          buttons = own;
        }}
      >
        <For each={heardAnswers}>
          {(answer) => (
            <Button
              icon={answerIcons[answer]}
              word={reflectionsWords.answers[answer]}
              data-answer={answer}
              aria-pressed={mine()?.answer === answer}
              onClick={() => press(answer)}
            />
          )}
        </For>
      </div>
      <Show when={open()}>
        <ReflectionForm
          draftOf={`answer to ${props.card.id}`}
          text={mine()?.words ?? ''}
          answering
          saveWord={reflectionsWords.save}
          onSave={(words) =>
            reflections.verbs.answer(props.card.id, { answer: 'not-quite', words })
          }
          onClose={() => setOpen(false)}
          opener={notQuite}
        />
      </Show>
    </>
  );
}

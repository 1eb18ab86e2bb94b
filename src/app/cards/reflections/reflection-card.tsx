import Pencil from 'lucide-solid/icons/pencil';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import type { Reflection } from '../../../crdt/documents/reflections/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { reflectionsWords } from '../../words/reflections.ts';
import { AnswerList } from './answer-list.tsx';
import { MyAnswer } from './my-answer.tsx';
import styles from './reflection-card.module.css';
import { ReflectionForm } from './reflection-form.tsx';

export interface ReflectionCardProps {
  readonly card: Reflection;
  /** Made with a newer version: shown, not changed. */
  readonly fixed: boolean;
}

/** What somebody heard, what the others say to it, and what one can do oneself. */
export function ReflectionCard(props: ReflectionCardProps): JSX.Element {
  const { reflections } = useSessionRoom();
  const { me, memberOf, nameOf } = useWorkspace();
  const toasts = useToasts();
  const [editing, setEditing] = createSignal(false);
  const id = createUniqueId();
  let tools: HTMLDivElement | undefined;
  const isMine = (): boolean => props.card.created.by === me;
  const takeBack = (): void => {
    const { id: card } = props.card;
    reflections.verbs.remove(card);
    toasts.show({
      text: reflectionsWords.takenBack,
      undo: () => {
        if (!reflections.newer()) reflections.verbs.restore(card);
      },
    });
  };
  return (
    <article
      class={styles['card']}
      aria-labelledby={id}
      data-person={memberOf(props.card.created.by)?.colour ?? 0}
      ref={(own) => passFocusOn(own)}
    >
      <p class={styles['who']}>
        {isMine()
          ? reflectionsWords.heardByMe
          : reflectionsWords.heardBy(nameOf(props.card.created.by))}
      </p>
      <Show
        when={editing() && !props.fixed}
        fallback={
          <blockquote class={styles['words']} id={id} tabindex="-1">
            {props.card.text}
          </blockquote>
        }
      >
        <ReflectionForm
          draftOf={props.card.id}
          text={props.card.text}
          saveWord={reflectionsWords.saveEdit}
          onSave={(text, was) => reflections.verbs.edit(props.card.id, text, was)}
          onClose={() => setEditing(false)}
          opener={() => tools}
        />
      </Show>
      <AnswerList card={props.card} />
      <Show when={!props.fixed}>
        <Show when={isMine()} fallback={<MyAnswer card={props.card} />}>
          <div
            class={styles['tools']}
            hidden={editing()}
            ref={(own) => {
              tools = own;
            }}
          >
            <Button
              look="quiet"
              icon={Pencil}
              word={reflectionsWords.edit}
              onClick={() => setEditing(true)}
            />
            <Button look="quiet" icon={Undo2} word={reflectionsWords.takeBack} onClick={takeBack} />
          </div>
        </Show>
      </Show>
    </article>
  );
}

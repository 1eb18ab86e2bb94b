import CircleCheck from 'lucide-solid/icons/circle-check';
import Pencil from 'lucide-solid/icons/pencil';
import Repeat from 'lucide-solid/icons/repeat';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Trash2 from 'lucide-solid/icons/trash';
import { Show, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { pollsWords } from '../../words/polls.ts';
import styles from './poll-tools.module.css';

/** What can be done to a poll as a whole. */
export function PollTools(props: {
  readonly poll: Poll;
  /** Unfolds this person's answer; without it, there is nothing folded. */
  readonly onChangeAnswer: (() => void) | undefined;
  /** Opens the dialog with the same question; without it, that is not offered. */
  readonly onAskAgain: (() => void) | undefined;
}): JSX.Element {
  const { polls } = useSessionRoom();
  const toasts = useToasts();
  const remove = (): void => {
    const { id } = props.poll;
    polls.verbs.remove(id);
    toasts.show({
      text: pollsWords.removed,
      undo: () => {
        if (!polls.newer()) polls.verbs.restore(id);
      },
    });
  };
  return (
    <div class={styles['tools']}>
      <Show when={props.onChangeAnswer}>
        {(change) => (
          <Button
            look="quiet"
            icon={Pencil}
            word={pollsWords.changeAnswer}
            onClick={() => change()()}
          />
        )}
      </Show>
      <Show when={props.onAskAgain}>
        {(askAgain) => (
          <Button
            look="quiet"
            icon={Repeat}
            word={pollsWords.askAgain}
            onClick={() => askAgain()()}
          />
        )}
      </Show>
      <Button
        look="quiet"
        icon={props.poll.closed ? RotateCcw : CircleCheck}
        word={props.poll.closed ? pollsWords.openAgain : pollsWords.close}
        onClick={() => polls.verbs.setClosed(props.poll.id, !props.poll.closed)}
      />
      <Button look="quiet" icon={Trash2} word={pollsWords.remove} onClick={remove} />
    </div>
  );
}

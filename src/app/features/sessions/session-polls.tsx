import Plus from 'lucide-solid/icons/plus';
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { PollCard } from '../../cards/polls/poll-card.tsx';
import { PollDialog } from '../../cards/polls/poll-dialog.tsx';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sessionRoomWords } from '../../words/session-room.ts';
import styles from './session-polls.module.css';

/** The polls of this session, and asking a new one. */
export function SessionPolls(props: { readonly session: RecordId }): JSX.Element {
  const { polls } = useSessionRoom();
  const [asking, setAsking] = createSignal(false);
  const id = createUniqueId();
  const asked = () => polls.view.polls.filter(({ session }) => session === props.session);
  return (
    <>
      <Sheet aria-labelledby={id}>
        <h2 id={id}>{sessionRoomWords.polls}</h2>
        <Show when={asked().length === 0}>
          <p class={styles['quiet']}>{sessionRoomWords.noPolls}</p>
        </Show>
        <Show when={!polls.newer()}>
          <div class={styles['action']}>
            <Button
              look="quiet"
              icon={Plus}
              word={sessionRoomWords.newPoll}
              onClick={() => setAsking(true)}
            />
          </div>
        </Show>
      </Sheet>
      <For each={asked()}>{(poll) => <PollCard poll={poll} />}</For>
      <Show when={asking()}>
        <PollDialog session={props.session} onClose={() => setAsking(false)} />
      </Show>
    </>
  );
}

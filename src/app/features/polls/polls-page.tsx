import Plus from 'lucide-solid/icons/plus';
import Vote from 'lucide-solid/icons/vote';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { PollCard } from '../../cards/polls/poll-card.tsx';
import { PollDialog } from '../../cards/polls/poll-dialog.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createFollowed } from '../../live/create-followed.ts';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { RemovedList } from '../../ui/removed-list.tsx';
import { UndoableHeading } from '../../ui/undoable-heading.tsx';
import type { UndoKeys } from '../../ui/undo-keys.ts';
import { pollsWords } from '../../words/polls.ts';
import { sharedWords } from '../../words/shared.ts';
import { createShelves } from './create-shelves.ts';
import { PastYear } from './past-year.tsx';
import { SessionOfPoll } from './session-of-poll.tsx';
import styles from './polls-page.module.css';

/** What is being asked in the dialog: something new, or the same once more. */
type Asking = { readonly from: Poll | undefined } | undefined;

/** All polls of this workspace: first what waits for this person. */
export default inSessionRoom(function PollsPage(): JSX.Element {
  const { browser } = useApp();
  const { me } = useWorkspace();
  const { polls } = useSessionRoom();
  const [asking, setAsking] = createSignal<Asking>();
  const undoable = createFollowed(() => polls.verbs.undoable, { undo: false, redo: false });
  const keys = (): UndoKeys => ({
    undo: undoable().undo && !polls.newer() ? () => void polls.verbs.undo() : undefined,
    redo: undoable().redo && !polls.newer() ? () => void polls.verbs.redo() : undefined,
  });
  const shelves = createShelves(() => polls.view.polls, {
    me,
    nowMs: () => browser.clock.nowMs(),
  });
  createPlace('polls');

  const newPoll = (): JSX.Element => (
    <Button
      look="main"
      icon={Plus}
      word={pollsWords.newPoll}
      onClick={() => setAsking({ from: undefined })}
    />
  );
  const card = (poll: Poll): JSX.Element => (
    <PollCard poll={poll} onAskAgain={() => setAsking({ from: poll })}>
      <SessionOfPoll poll={poll} />
    </PollCard>
  );
  return (
    <div class={styles['page']}>
      <UndoableHeading
        heading={pollsWords.heading}
        lead={pollsWords.lead}
        takeBackWord={pollsWords.takeBack}
        keys={keys()}
      >
        <Show when={!polls.newer() && polls.view.polls.length > 0}>{newPoll()}</Show>
      </UndoableHeading>
      <Show when={polls.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={polls.view.polls.length > 0}
        fallback={
          <Show when={!polls.newer()}>
            <EmptyState
              heading={pollsWords.emptyHeading}
              text={pollsWords.emptyText}
              drawing={<Icon of={Vote} size="large" />}
            >
              {newPoll()}
            </EmptyState>
          </Show>
        }
      >
        <div class={styles['shelves']}>
          <Shelf heading={pollsWords.waitingHeading} polls={shelves().waiting} card={card} />
          <Shelf heading={pollsWords.openHeading} polls={shelves().open} card={card} />
          <Show when={shelves().years.length > 0}>
            <section class={styles['shelf']}>
              <h2>{pollsWords.pastHeading}</h2>
              <For each={shelves().years}>
                {(year) => <PastYear year={year} polls={shelves().past(year)} card={card} />}
              </For>
            </section>
          </Show>
        </div>
      </Show>
      <Show when={!polls.newer()}>
        <RemovedList
          heading={pollsWords.removedHeading}
          putBackWord={pollsWords.putBack}
          records={polls.view.removed.map((poll) => ({ id: poll.id, text: poll.question }))}
          onPutBack={(record) => {
            const poll = polls.view.removed.find((one) => one.id === record);
            if (poll !== undefined) polls.verbs.restore(poll.id);
          }}
        />
      </Show>
      <Show when={asking()}>
        {(what) => <PollDialog from={what().from} onClose={() => setAsking(undefined)} />}
      </Show>
    </div>
  );
});

/** A part of the page: its heading, and its polls. */
function Shelf(props: {
  readonly heading: string;
  readonly polls: readonly Poll[];
  readonly card: (poll: Poll) => JSX.Element;
}): JSX.Element {
  return (
    <Show when={props.polls.length > 0}>
      <section class={styles['shelf']} ref={(own) => passFocusOn(own)}>
        <h2>{props.heading}</h2>
        <For each={props.polls}>{(poll) => props.card(poll)}</For>
      </section>
    </Show>
  );
}

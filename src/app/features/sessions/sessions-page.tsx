import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import Plus from 'lucide-solid/icons/plus';
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  Show,
  Switch,
  type JSX,
} from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { createAgendaReader } from '../../cards/agenda/agenda-lines.ts';
import { createNow } from '../../live/create-now.ts';
import { createPlacedSessions, isOver } from '../../live/create-placed-sessions.ts';
import { inSessionRoom, useSessionRoom } from '../../live/session-room-context.tsx';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import { sharedWords } from '../../words/shared.ts';
import { whenExactly } from '../../words/when-planned.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { createTakeOff } from './create-take-off.ts';
import { LaterSessions } from './later-sessions.tsx';
import { zoneHere } from './moments.ts';
import { NextSession } from './next-session.tsx';
import { PastSessions } from './past-sessions.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import styles from './sessions-page.module.css';
import { TakeOffDialog } from './take-off-dialog.tsx';
import { makeUndoNoticeKeys } from './undo-notices.ts';
import { WaitingItems } from './waiting-items.tsx';

/** How often the words of what is ahead follow the clock, in milliseconds. */
const lookEveryMs = 30_000;

/** What is being done in a dialog. */
type Doing =
  { readonly tag: 'plan' } | { readonly tag: 'change' | 'take-off'; readonly session: Session };

/** All sessions of this workspace: those ahead, the one under way, and those behind. */
export default inSessionRoom(function SessionsPage(): JSX.Element {
  const { sessions } = useSessionRoom();
  const { members } = useWorkspace();
  const takeOff = createTakeOff();
  const [doing, setDoing] = createSignal<Doing>();
  const placed = createPlacedSessions(createNow(lookEveryMs));
  const readAgenda = createAgendaReader(placed);
  const ahead = createMemo(() =>
    placed().filter(({ state }) => state === 'planned' || state === 'moved'),
  );
  const underWay = createMemo(() => placed().filter(({ state }) => state === 'under-way'));
  const past = createMemo(() => placed().filter(({ state }) => isOver(state)));
  const hasAny = (): boolean => placed().length > 0;
  createPlace('sessions');
  makeUndoNoticeKeys();
  createEffect(() => {
    if (sessions.newer() || ahead().length === 0 || members.view.members.length < 2) return;
    sessions.verbs.tellZone(zoneHere());
  });

  const openItems = (session: RecordId): number =>
    readAgenda(session).filter(({ item }) => !item.done).length;
  const tools = {
    fixed: () => sessions.newer(),
    onChange: (session: Session) => setDoing({ tag: 'change', session }),
    onTakeOff(session: Session) {
      // Of a row of sessions, one that was held goes alone: those ahead have nothing to do with it.
      const isHeld = session.closedMs !== undefined;
      if (!isHeld && takeOff.hasLater(session)) setDoing({ tag: 'take-off', session });
      else takeOff.one(session);
    },
  };
  /** Then going into that session is what one comes for. */
  const hasNext = (): boolean => underWay().length + ahead().length > 0;
  const planButton = (): JSX.Element => (
    <Button
      look={hasNext() ? 'plain' : 'main'}
      icon={Plus}
      word={sessionsWords.plan}
      onClick={() => setDoing({ tag: 'plan' })}
    />
  );
  const close = (): void => {
    setDoing(undefined);
  };
  return (
    <div class={styles['page']}>
      <PageHeading
        heading={sessionsWords.heading}
        lead={sessionsWords.lead}
        action={<Show when={!sessions.newer() && hasAny()}>{planButton()}</Show>}
      />
      <Show when={sessions.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={hasAny()}
        fallback={
          <Show when={!sessions.newer()}>
            <EmptyState
              heading={sessionsWords.emptyHeading}
              text={sessionsWords.emptyText}
              drawing={<Icon of={CalendarHeart} size="large" />}
            >
              {planButton()}
            </EmptyState>
            <WaitingItems lines={readAgenda(undefined)} />
          </Show>
        }
      >
        <div class={styles['parts']}>
          <For each={underWay().map(({ session }) => session)}>
            {(session) => (
              <NextSession
                session={session}
                state="under-way"
                openItems={openItems(session.id)}
                tools={tools}
              />
            )}
          </For>
          <Show
            when={ahead()[0]?.session}
            fallback={
              <>
                <p class={styles['none']}>{sessionsWords.nothingAhead}</p>
                <WaitingItems lines={readAgenda(undefined)} />
              </>
            }
          >
            {(session) => (
              <NextSession
                session={session()}
                state={ahead()[0]?.state ?? 'planned'}
                openItems={openItems(session().id)}
                tools={tools}
              />
            )}
          </Show>
          <LaterSessions later={ahead().slice(1)} openItems={openItems} tools={tools} />
          <PastSessions past={past()} tools={tools} />
        </div>
      </Show>
      <Show when={!sessions.newer()}>
        <RemovedList
          heading={sessionsWords.removedHeading}
          putBackWord={sessionsWords.putBack}
          records={sessions.view.removed.map(({ id, atMs }) => ({ id, text: whenExactly(atMs) }))}
          onPutBack={(record) => {
            const session = sessions.view.removed.find(({ id }) => id === record);
            if (session !== undefined) sessions.verbs.restore([session.id]);
          }}
        />
      </Show>
      <Switch>
        <Match when={doing()?.tag === 'plan'}>
          <PlanDialog onClose={close} />
        </Match>
        <Match when={doingWith(doing(), 'change')}>
          {(session) => <ChangeDialog session={session()} onClose={close} />}
        </Match>
        <Match when={doingWith(doing(), 'take-off')}>
          {(session) => <TakeOffDialog session={session()} onClose={close} />}
        </Match>
      </Switch>
    </div>
  );
});

function doingWith(doing: Doing | undefined, tag: 'change' | 'take-off'): Session | undefined {
  return doing?.tag === tag ? doing.session : undefined;
}

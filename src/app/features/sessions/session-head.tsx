import CalendarClock from 'lucide-solid/icons/calendar-clock';
import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import MapPin from 'lucide-solid/icons/map-pin';
import PenLine from 'lucide-solid/icons/pen-line';
import Pencil from 'lucide-solid/icons/pencil';
import Phone from 'lucide-solid/icons/phone';
import Timer from 'lucide-solid/icons/timer';
import Users from 'lucide-solid/icons/users';
import Video from 'lucide-solid/icons/video';
import { createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { MemberId } from '../../../crdt/basics/id.ts';
import type { SessionState } from '../../../crdt/documents/sessions/session-state.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { joinNames } from '../../words/names.ts';
import { sessionRoomWords } from '../../words/session-room.ts';
import { sessionsWords } from '../../words/sessions.ts';
import { whenFull } from '../../words/when-planned.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { HereLine } from './here-line.tsx';
import styles from './session-head.module.css';
import { timeLeft } from './time-left.ts';
import { useUndoNotices } from './undo-notices.ts';

const wayIcons = { video: Video, phone: Phone, 'in-person': MapPin, writing: PenLine } as const;

/** When a session is, where it stands, and the one button that takes it on. */
export function SessionHead(props: {
  readonly session: Session;
  readonly state: SessionState;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Made with a newer version: to be read only. */
  readonly fixed: boolean;
  /** Asked about below, because it is open long after its end: then neither the time nor the next step stands here as well. */
  readonly isForgotten: boolean;
  readonly onCloseSession: () => void;
}): JSX.Element {
  const { me, members, nameOf, presence } = useWorkspace();
  const isHere = (member: MemberId): boolean => presence().some((one) => one.member === member);
  /** Whoever is here is told of beside it. */
  const away = (): string =>
    joinNames(
      members.view.members.filter(({ id }) => id !== me && !isHere(id)).map(({ id }) => nameOf(id)),
    );
  return (
    <div class={styles['head']}>
      <PageHeading
        heading={whenFull(props.session.atMs)}
        lead={sessionRoomWords.leads[props.state]}
        action={
          <div class={styles['actions']}>
            <Show when={props.state === 'under-way' && !props.isForgotten}>
              <TimeChip session={props.session} nowMs={props.nowMs} />
            </Show>
            <Show when={!props.fixed && !props.isForgotten}>
              <NextButton {...props} />
            </Show>
          </div>
        }
      />
      <div class={styles['facts']}>
        <span aria-live="polite">
          <StateChip state={props.state} />
        </span>
        <Chip look="bare" icon={wayIcons[props.session.how]}>
          {sessionsWords.ways[props.session.how]}
        </Chip>
        <Show when={props.state !== 'under-way'}>
          <Chip look="bare" icon={Clock}>
            {sessionRoomWords.length(props.session.minutes)}
          </Chip>
        </Show>
        <Show when={away() !== ''}>
          <Chip look="bare" icon={Users}>
            {sessionRoomWords.with(away())}
          </Chip>
        </Show>
        <HereLine session={props.session.id} />
      </div>
    </div>
  );
}

function StateChip(props: { readonly state: SessionState }): JSX.Element {
  const look = () =>
    props.state === 'under-way' ? 'good' : props.state === 'missed' ? 'gentle' : 'quiet';
  const icon = () =>
    props.state === 'moved' ? CalendarClock : props.state === 'finished' ? Check : CalendarHeart;
  return (
    <Chip look={look()} icon={icon()}>
      {sessionsWords.states[props.state]}
    </Chip>
  );
}

/** Calm: it counts whole minutes, and says nothing aloud. */
function TimeChip(props: { readonly session: Session; readonly nowMs: number }): JSX.Element {
  const words = (): string => {
    const left = timeLeft(props.session, props.nowMs);
    if (left.tag === 'left') return sessionRoomWords.minutesLeft(left.minutes);
    return left.tag === 'over' ? sessionRoomWords.overTime : sessionRoomWords.longOver;
  };
  return (
    <Chip look="quiet" icon={Timer}>
      {words()}
    </Chip>
  );
}

/** Moving it, or changing its length or way, from where one has it before one's eyes. */
function ChangeButton(props: { readonly session: Session }): JSX.Element {
  const [changing, setChanging] = createSignal(false);
  return (
    <>
      <Button
        look="quiet"
        icon={Pencil}
        word={sessionsWords.change}
        ref={(own) => passFocusOn(own)}
        onClick={() => setChanging(true)}
      />
      <Show when={changing()}>
        <ChangeDialog session={props.session} onClose={() => setChanging(false)} />
      </Show>
    </>
  );
}

function NextButton(props: {
  readonly session: Session;
  readonly state: SessionState;
  readonly onCloseSession: () => void;
}): JSX.Element {
  const { sessions } = useSessionRoom();
  const notice = useUndoNotices();
  const start = (): void => sessions.verbs.start(props.session.id);
  const didHappen = (): void => {
    const { id } = props.session;
    sessions.verbs.close(id);
    notice({
      text: sessionsWords.noted,
      undo: () => {
        if (!sessions.newer()) sessions.verbs.takeBackClosing(id);
      },
    });
  };
  const startButton = (look: 'main' | 'plain'): JSX.Element => (
    <Button
      look={look}
      word={sessionRoomWords.start}
      ref={(own) => passFocusOn(own)}
      onClick={start}
    />
  );
  return (
    <Switch>
      <Match when={props.state === 'planned' || props.state === 'moved'}>
        <ChangeButton session={props.session} />
        {startButton('main')}
      </Match>
      <Match when={props.state === 'missed'}>
        {startButton('plain')}
        <Button
          look="main"
          word={sessionRoomWords.didHappen}
          ref={(own) => passFocusOn(own)}
          onClick={didHappen}
        />
      </Match>
      <Match when={props.state === 'under-way'}>
        <Button
          word={sessionRoomWords.close}
          ref={(own) => passFocusOn(own)}
          onClick={() => props.onCloseSession()}
        />
      </Match>
      <Match when={props.state === 'finished'}>
        <Button
          look="quiet"
          word={sessionRoomWords.openAgain}
          ref={(own) => passFocusOn(own)}
          onClick={() => sessions.verbs.reopen(props.session.id)}
        />
      </Match>
    </Switch>
  );
}

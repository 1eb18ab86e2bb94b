import { A, useNavigate } from '@solidjs/router';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import Pencil from 'lucide-solid/icons/pencil';
import Trash2 from 'lucide-solid/icons/trash';
import { createUniqueId, Show, type JSX } from 'solid-js';
import type { SessionState } from '../../../crdt/documents/sessions/session-state.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { createNow } from '../../live/create-now.ts';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import { clockTime } from '../../words/when.ts';
import { inDays, whenDay, whenFull } from '../../words/when-planned.ts';
import styles from './next-session.module.css';
import { createOthersTimes } from '../../live/create-others-times.ts';
import type { SessionTools } from './session-row.tsx';

/** The one session that comes next, or is under way: the way in, large enough for a thumb. */
export function NextSession(props: {
  readonly session: Session;
  readonly state: SessionState;
  readonly openItems: number;
  readonly tools: SessionTools;
}): JSX.Element {
  const { path } = useWorkspace();
  const navigate = useNavigate();
  const now = createNow(30_000);
  const others = createOthersTimes();
  const id = createUniqueId();
  const isUnderWay = (): boolean => props.state === 'under-way';
  return (
    <Sheet
      as="article"
      look="next"
      aria-labelledby={`${id}-heading`}
      ref={(card) => passFocusOn(card)}
    >
      <div class={styles['head']}>
        <p class={styles['kicker']} id={`${id}-heading`}>
          {isUnderWay() ? sessionsWords.now : sessionsWords.next}
        </p>
        <Chip
          look={isUnderWay() ? 'good' : 'quiet'}
          icon={props.state === 'moved' ? CalendarClock : CalendarHeart}
        >
          {isUnderWay()
            ? sessionsWords.states['under-way']
            : `${sessionsWords.states[props.state]}, ${inDays(props.session.atMs, now())}`}
        </Chip>
      </div>
      <h2 class={styles['date']}>
        <A id={id} href={path('sessions', props.session.id)}>
          {whenDay(props.session.atMs)}
        </A>
      </h2>
      <p class={styles['time']}>
        <span>{clockTime(props.session.atMs)}</span>
        <Show when={others(props.session.atMs)}>
          {(times) => <span class={styles['quiet']}>{times()}</span>}
        </Show>
      </p>
      <Show when={props.session.movedFromMs}>
        {(from) => <p class={styles['quiet']}>{sessionsWords.movedFrom(whenFull(from()))}</p>}
      </Show>
      <p class={styles['facts']}>
        <span>{sessionsWords.ways[props.session.how]}</span>
        <span>{sessionsWords.minutes(props.session.minutes)}</span>
        <span>{sessionsWords.onAgenda(props.openItems)}</span>
      </p>
      <div class={styles['actions']}>
        <Button
          look="main"
          word={isUnderWay() ? sessionsWords.goIn : sessionsWords.open}
          aria-describedby={id}
          onClick={() => navigate(path('sessions', props.session.id))}
        />
        <Show when={!props.tools.fixed() && !isUnderWay()}>
          <Button
            look="quiet"
            icon={Pencil}
            word={sessionsWords.change}
            aria-describedby={id}
            onClick={() => props.tools.onChange(props.session)}
          />
          <Button
            look="quiet"
            icon={Trash2}
            word={sessionsWords.takeOff}
            aria-describedby={id}
            onClick={() => props.tools.onTakeOff(props.session)}
          />
        </Show>
      </div>
    </Sheet>
  );
}

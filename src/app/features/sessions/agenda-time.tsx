import Hourglass from 'lucide-solid/icons/hourglass';
import { Show, type JSX } from 'solid-js';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { createNow } from '../../live/create-now.ts';
import { Icon } from '../../ui/icon.tsx';
import { agendaWords } from '../../words/agenda.ts';
import styles from './agenda.module.css';
import { itemTimeLeft, plannedMinutes } from './item-time-left.ts';
import { timeLeft } from './time-left.ts';

/** How often the time left is looked at anew, in milliseconds: a gentle sense of time, not a clock that ticks. */
const lookEveryMs = 15_000;

/** What is planned against what there is, and while the hour runs what is left of it. Nothing here rings or turns red. */
export function AgendaTime(props: {
  readonly session: Session;
  readonly lines: readonly AgendaLine[];
}): JSX.Element {
  const now = createNow(lookEveryMs);
  const sum = (): number => plannedMinutes(props.lines);
  const left = (): string | undefined => leftWords(props.session, props.lines, now());
  return (
    <Show when={sum() > 0 || left() !== undefined}>
      <div class={styles['time']}>
        <Show when={sum() > 0}>
          <p>{agendaWords.sum(sum(), props.session.minutes)}</p>
        </Show>
        <Show when={sum() > props.session.minutes}>
          <p>{agendaWords.sumMore}</p>
        </Show>
        <Show when={left()}>
          {(words) => (
            <p class={styles['left']}>
              <Icon of={Hourglass} size="small" />
              <span>{words()}</span>
            </p>
          )}
        </Show>
      </div>
    </Show>
  );
}

/** Undefined while the session is not under way, and when somebody forgot to close it. */
function leftWords(
  session: Session,
  lines: readonly AgendaLine[],
  nowMs: number,
): string | undefined {
  if (session.startedMs === undefined || session.closedMs !== undefined) return undefined;
  const whole = timeLeft(session, nowMs);
  if (whole.tag === 'long-over') return undefined;
  const item = itemTimeLeft(session, lines, nowMs);
  const words = (minutes: number): string =>
    minutes === 0 ? agendaWords.over : agendaWords.left(minutes);
  return [
    ...(item === undefined ? [] : [agendaWords.forItem(words(item))]),
    agendaWords.forSession(words(whole.tag === 'left' ? whole.minutes : 0)),
  ].join(' ');
}

import CalendarCheck from 'lucide-solid/icons/calendar-check';
import { Show, type JSX } from 'solid-js';
import { useApp } from '../../live/app-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { planWords } from '../../words/sessions.ts';
import { clockTime } from '../../words/when.ts';
import { inDays, whenExactly } from '../../words/when-planned.ts';
import type { SessionDraft } from './create-session-draft.ts';
import { momentOf } from './moments.ts';
import { createOthersTimes } from '../../live/create-others-times.ts';
import styles from './understood.module.css';

/** Before this hour somebody who writes "3:00" may well mean the afternoon. */
const morningHour = 6;

/** Reads back which moment was understood, before anything is saved. A live region: it answers while one types. */
export function Understood(props: {
  readonly draft: SessionDraft;
  readonly pastWords: string;
}): JSX.Element {
  const { clock } = useApp().browser;
  const others = createOthersTimes();
  const isPast = (atMs: number): boolean => atMs < clock.nowMs();
  const afternoon = (): string | undefined => {
    const [day, time] = [props.draft.day(), props.draft.time()];
    if (day === undefined || time === undefined || time.hour >= morningHour) return undefined;
    return clockTime(momentOf(day, { ...time, hour: time.hour + 12 }));
  };
  return (
    <div class={styles['understood']} role="status">
      <Show when={props.draft.atMs()} fallback={<p class={styles['quiet']}>{planWords.notYet}</p>}>
        {(atMs) => (
          <>
            <p class={styles['moment']}>
              <Icon of={CalendarCheck} />
              <span>
                {planWords.understood(whenExactly(atMs()), inDays(atMs(), clock.nowMs()))}
              </span>
            </p>
            <Show when={others(atMs())}>{(times) => <p>{times()}</p>}</Show>
            <Show when={afternoon()}>{(time) => <p>{planWords.atNight(time())}</p>}</Show>
            <Show when={isPast(atMs())}>
              <p>{props.pastWords}</p>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

import { useNavigate } from '@solidjs/router';
import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import { createUniqueId, Show, type JSX } from 'solid-js';
import type { AgendaLine } from '../../../cards/agenda/agenda-lines.ts';
import { createOthersTimes } from '../../../live/create-others-times.ts';
import type { PlacedSession } from '../../../live/create-placed-sessions.ts';
import { useSessionRoom } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { todaySessionWords } from '../../../words/today-session.ts';
import { whenFull } from '../../../words/when-planned.ts';
import styles from '../today-page.module.css';

/** So long before a session begins, in milliseconds, starting it is the next step: an hour. */
const soonMs = 3_600_000;

/** The session that comes next, how long it is until then, and what stands on its agenda. */
export function NextSession(props: {
  readonly session: PlacedSession['session'];
  readonly state: PlacedSession['state'];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly agenda: readonly AgendaLine[];
}): JSX.Element {
  const { memberOf, nameOf, path } = useWorkspace();
  const { sessions } = useSessionRoom();
  const navigate = useNavigate();
  const others = createOthersTimes();
  const id = createUniqueId();
  const isUnderWay = (): boolean => props.state === 'under-way';
  const isSoon = (): boolean => props.session.atMs - props.now < soonMs;
  const eyebrow = (): string => {
    const when = whenFull(props.session.atMs);
    return isUnderWay() ? todaySessionWords.now(when) : todaySessionWords.next(when);
  };
  const open = (): void => navigate(path('sessions', props.session.id));
  const start = (): void => {
    sessions.verbs.start(props.session.id);
    open();
  };
  const first = () =>
    props.agenda.find(
      ({ item, pinned }) => pinned && memberOf(item.created.by)?.part === 'client' && !item.done,
    )?.item;
  return (
    <Sheet look="next" aria-labelledby={id}>
      <div class={styles['next']}>
        <p class={styles['eyebrow']}>
          <Icon of={CalendarHeart} />
          <span>
            {eyebrow()} {others(props.session.atMs)}
          </span>
        </p>
        <h2 id={id}>
          {isUnderWay()
            ? todaySessionWords.underWay
            : todaySessionWords.countdown(props.session.atMs - props.now)}
        </h2>
        <p class={styles['quiet']}>
          {todaySessionWords.agenda(props.agenda.filter(({ item }) => !item.done).length)}
          <Show when={first()}>
            {(item) => (
              <>
                {' '}
                {todaySessionWords.first(nameOf(item().created.by))}{' '}
                <span class={styles['own']}>“{item().text}”</span>
              </>
            )}
          </Show>
        </p>
        <div class={styles['action']}>
          <FormActions from="start">
            <Show
              when={isUnderWay()}
              fallback={
                <>
                  <Button
                    look={isSoon() ? 'plain' : 'main'}
                    word={todaySessionWords.look}
                    onClick={open}
                  />
                  <Show when={!sessions.newer()}>
                    <Button
                      look={isSoon() ? 'main' : 'plain'}
                      word={todaySessionWords.start}
                      onClick={start}
                    />
                  </Show>
                </>
              }
            >
              <Button look="main" word={todaySessionWords.goIn} onClick={open} />
            </Show>
          </FormActions>
        </div>
      </div>
    </Sheet>
  );
}

import { useNavigate } from '@solidjs/router';
import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import { createMemo, createUniqueId, Match, Show, Switch, type JSX } from 'solid-js';
import type { AgendaLine } from '../../../cards/agenda/agenda-lines.ts';
import { createLeftOpen } from '../../../live/create-left-open.ts';
import { createOthersTimes } from '../../../live/create-others-times.ts';
import type { PlacedSession } from '../../../live/create-placed-sessions.ts';
import { useSessionRoom } from '../../../live/session-room-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
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
  const leftOpen = createLeftOpen();
  const toasts = useToasts();
  const isForgotten = createMemo(
    () => !sessions.newer() && leftOpen.isAsked(props.session, props.now),
  );
  const isUnderWay = (): boolean => props.state === 'under-way';
  const isSoon = (): boolean => props.session.atMs - props.now < soonMs;
  const eyebrow = (): string => {
    const when = whenFull(props.session.atMs);
    if (isForgotten()) return when;
    return isUnderWay() ? todaySessionWords.now(when) : todaySessionWords.next(when);
  };
  const open = (): void => navigate(path('sessions', props.session.id));
  const start = (): void => {
    sessions.verbs.start(props.session.id);
    open();
  };
  const close = (): void => {
    const { id: session } = props.session;
    sessions.verbs.close(session);
    toasts.show({
      text: todaySessionWords.closed,
      undo: () => {
        if (!sessions.newer()) sessions.verbs.takeBackClosing(session);
      },
    });
  };
  const goOn = (): void => {
    leftOpen.goOn(props.session.id, props.now);
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
          <Switch fallback={todaySessionWords.countdown(props.session.atMs - props.now)}>
            <Match when={isForgotten()}>{todaySessionWords.stillOpen}</Match>
            <Match when={isUnderWay()}>{todaySessionWords.underWay}</Match>
          </Switch>
        </h2>
        <p class={styles['quiet']}>
          {isForgotten()
            ? todaySessionWords.closeOrGoOn
            : todaySessionWords.agenda(props.agenda.filter(({ item }) => !item.done).length)}
          <Show when={!isForgotten() && first()}>
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
              <Show
                when={isForgotten()}
                fallback={<Button look="main" word={todaySessionWords.goIn} onClick={open} />}
              >
                <Button look="main" word={todaySessionWords.closeIt} onClick={close} />
                <Button word={todaySessionWords.goOn} onClick={goOn} />
              </Show>
            </Show>
          </FormActions>
        </div>
      </div>
    </Sheet>
  );
}

import { A } from '@solidjs/router';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import Pencil from 'lucide-solid/icons/pencil';
import Trash2 from 'lucide-solid/icons/trash';
import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { SessionState } from '../../../crdt/documents/sessions/session-state.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { sessionsWords } from '../../words/sessions.ts';
import { whenFull } from '../../words/when-planned.ts';
import { createOthersTimes } from '../../live/create-others-times.ts';
import styles from './session-row.module.css';
import { useUndoNotices } from './undo-notices.ts';

/** What can be done to sessions from a list. */
export interface SessionTools {
  /** Made with a newer version: shown, not changed. */
  readonly fixed: () => boolean;
  readonly onChange: (session: Session) => void;
  readonly onTakeOff: (session: Session) => void;
}

/** One session in a list: its date leads to it. Light, because there may be hundreds. */
export function SessionRow(props: {
  readonly session: Session;
  readonly state: SessionState;
  /** How many open things are on its agenda; undefined where that does not matter any more. */
  readonly openItems?: number;
  readonly tools: SessionTools;
}): JSX.Element {
  const { sessions } = useSessionRoom();
  const { path } = useWorkspace();
  const notice = useUndoNotices();
  const others = createOthersTimes();
  const id = createUniqueId();
  const isAhead = (): boolean => props.state === 'planned' || props.state === 'moved';
  const isMissed = (): boolean => props.state === 'missed';
  const facts = (): readonly string[] =>
    [
      sessionsWords.ways[props.session.how],
      sessionsWords.minutes(props.session.minutes),
      ...(props.openItems === undefined || props.openItems === 0
        ? []
        : [sessionsWords.onAgenda(props.openItems)]),
      ...(isAhead() ? [others(props.session.atMs) ?? ''] : []),
    ].filter(Boolean);
  const didHappen = (): void => {
    const { id: session } = props.session;
    sessions.verbs.close(session);
    notice({
      text: sessionsWords.noted,
      undo: () => {
        if (!sessions.newer()) sessions.verbs.takeBackClosing(session);
      },
    });
  };
  return (
    <li class={styles['row']} data-state={props.state} ref={(row) => passFocusOn(row)}>
      <div class={styles['words']}>
        <A class={styles['date']} id={id} href={path('sessions', props.session.id)}>
          {whenFull(props.session.atMs)}
        </A>
        <p class={styles['facts']}>
          <span class={styles['state']}>{sessionsWords.states[props.state]}</span>
          <For each={facts()}>{(fact) => <span class={styles['fact']}>{fact}</span>}</For>
        </p>
        <Show when={isAhead() && props.session.movedFromMs}>
          {(from) => <p class={styles['facts']}>{sessionsWords.movedFrom(whenFull(from()))}</p>}
        </Show>
        <Show when={props.session.opening !== ''}>
          <p class={styles['opening']}>{props.session.opening}</p>
        </Show>
        <Show when={isMissed()}>
          <p class={styles['facts']}>{sessionsWords.missedText}</p>
        </Show>
      </div>
      <Show when={!props.tools.fixed()}>
        <div class={styles['tools']}>
          <Show when={isMissed()}>
            <Button
              look="quiet"
              word={sessionsWords.didHappen}
              aria-describedby={id}
              onClick={didHappen}
            />
          </Show>
          <Show when={isAhead() || isMissed()}>
            <Button
              look="quiet"
              icon={isMissed() ? CalendarClock : Pencil}
              iconOnly
              word={sessionsWords.change}
              aria-describedby={id}
              onClick={() => props.tools.onChange(props.session)}
            />
          </Show>
          <Button
            look="quiet"
            icon={Trash2}
            iconOnly
            word={sessionsWords.takeOff}
            aria-describedby={id}
            onClick={() => props.tools.onTakeOff(props.session)}
          />
        </div>
      </Show>
    </li>
  );
}

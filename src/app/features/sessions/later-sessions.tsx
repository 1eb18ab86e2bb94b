import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import type { PlacedSession } from '../../live/create-placed-sessions.ts';
import { Button } from '../../ui/button.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import styles from './later-sessions.module.css';
import { SessionRow, type SessionTools } from './session-row.tsx';

/** As many as one looks ahead to; a weekly year would be a long list in the way of what lies behind. */
const shownAtFirst = 8;

/** What comes after the next session: the nearest ones, and the others once somebody asks for them. */
export function LaterSessions(props: {
  readonly later: readonly PlacedSession[];
  readonly openItems: (session: RecordId) => number;
  readonly tools: SessionTools;
}): JSX.Element {
  const [all, setAll] = createSignal(false);
  const heading = createUniqueId();
  // One or two are not worth a button.
  const hidden = (): number =>
    all() || props.later.length <= shownAtFirst + 2 ? 0 : props.later.length - shownAtFirst;
  const rows = createMemo(() => props.later.slice(0, props.later.length - hidden()));
  let list: HTMLUListElement | undefined;
  const showAll = (): void => {
    const before = rows().length;
    setAll(true);
    list?.children[before]?.querySelector('a')?.focus();
  };
  return (
    <Show when={props.later.length > 0}>
      <section class={styles['later']} aria-labelledby={heading}>
        <h2 id={heading}>{sessionsWords.later}</h2>
        <ul ref={list}>
          <For each={rows().map(({ session }) => session)}>
            {(session) => (
              <SessionRow
                session={session}
                state={session.movedFromMs === undefined ? 'planned' : 'moved'}
                openItems={props.openItems(session.id)}
                tools={props.tools}
              />
            )}
          </For>
        </ul>
        <Show when={hidden() > 0}>
          <p class={styles['more']}>
            <Button look="plain" word={sessionsWords.showLater(hidden())} onClick={showAll} />
          </p>
        </Show>
      </section>
    </Show>
  );
}

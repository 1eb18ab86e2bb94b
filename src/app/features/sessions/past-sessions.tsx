import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { PlacedSession } from '../../live/create-placed-sessions.ts';
import { sessionsWords } from '../../words/sessions.ts';
import styles from './past-sessions.module.css';
import { SessionRow, type SessionTools } from './session-row.tsx';

/** What lies behind, by year, the latest year open. The rows of a year are made once somebody unfolds it. */
export function PastSessions(props: {
  readonly past: readonly PlacedSession[];
  readonly tools: SessionTools;
}): JSX.Element {
  const byYear = createMemo(() => {
    const years = new Map<number, PlacedSession[]>();
    for (const one of [...props.past].reverse()) {
      const year = new Date(one.session.atMs).getFullYear();
      const before = years.get(year);
      if (before === undefined) years.set(year, [one]);
      else before.push(one);
    }
    return years;
  });
  const years = createMemo(() => [...byYear().keys()].join());
  const yearList = createMemo(() => (years() === '' ? [] : years().split(',').map(Number)));
  return (
    <Show when={props.past.length > 0}>
      <section class={styles['past']} aria-labelledby="past-sessions">
        <h2 id="past-sessions">{sessionsWords.past}</h2>
        <For each={yearList()}>
          {(year, index) => (
            <Year
              year={year}
              latest={index() === 0}
              sessions={byYear().get(year) ?? []}
              tools={props.tools}
            />
          )}
        </For>
      </section>
    </Show>
  );
}

function Year(props: {
  readonly year: number;
  readonly latest: boolean;
  readonly sessions: readonly PlacedSession[];
  readonly tools: SessionTools;
}): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- what is open at first; from then on the person folds and unfolds it.
  const [open, setOpen] = createSignal(props.latest);
  const states = createMemo(
    () => new Map(props.sessions.map((one) => [one.session.id, one.state])),
  );
  return (
    <details
      class={styles['year']}
      open={open()}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary class={styles['summary']}>
        {sessionsWords.year(props.year, props.sessions.length)}
      </summary>
      <Show when={open()}>
        <ul class={styles['rows']}>
          <For each={props.sessions.map(({ session }) => session)}>
            {(session) => (
              <SessionRow
                session={session}
                state={states().get(session.id) ?? 'finished'}
                tools={props.tools}
              />
            )}
          </For>
        </ul>
      </Show>
    </details>
  );
}

import { createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Change } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sharedWords } from '../../words/shared.ts';
import { todayWords } from '../../words/today.ts';
import { whenDayMonth, whenShort } from '../../words/when.ts';
import styles from './today-page.module.css';

/** At most this many are listed; the heading's sentence tells how many there are in all. */
const shown = 8;

/** What the others did since this person last looked. */
export function WhileAway(): JSX.Element {
  const app = useApp();
  const { changes, memberOf, nameOf, path } = useWorkspace();
  const id = createUniqueId();
  /** What it belongs to: "goal", "note", "session", "poll" … */
  const kindOf = ({ what }: Change): string => what.slice(0, what.indexOf('-'));
  /** Where it is to be seen: much of it stands on the page of a session. */
  const href = (change: Change): string => {
    const kind = kindOf(change);
    if (kind === 'note') return path('notes', change.record);
    if (kind === 'excerpt') return `${path('notes')}#shared`;
    if (kind === 'goal') return path('goals');
    if (kind === 'poll' && change.session === undefined) return path('polls');
    return path('sessions', change.session);
  };
  const title = (change: Change): string => {
    const at = kindOf(change) === 'session' ? whenDayMonth(Number(change.title)) : change.title;
    return at === '' && kindOf(change) === 'note' ? sharedWords.untitledNote : at;
  };
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{todayWords.whileAway}</h2>
      <ul class={styles['rows']}>
        <For each={changes().slice(0, shown)}>
          {(change) => (
            <li class={styles['row']}>
              <Avatar
                name={nameOf(change.by)}
                colour={memberOf(change.by)?.colour ?? 0}
                size="small"
              />
              <p>
                {nameOf(change.by)} {todayWords.changes[change.what]}{' '}
                <Show when={change.what !== 'member-joined' && title(change)}>
                  {(words) => (
                    <a class={styles['own']} href={href(change)}>
                      {words()}
                    </a>
                  )}
                </Show>
              </p>
              <span class={styles['quiet']}>
                {whenShort(change.atMs, app.browser.clock.nowMs())}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  );
}

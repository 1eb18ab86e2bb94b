import { createUniqueId, For, type JSX } from 'solid-js';
import type { Change } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sharedWords } from '../../words/shared.ts';
import { shellWords } from '../../words/shell.ts';
import { todayWords } from '../../words/today.ts';
import { whenFull, whenShort } from '../../words/when.ts';
import styles from './today-page.module.css';

/** At most this many are listed; the heading's sentence tells how many there are in all. */
const shown = 8;

/** What the others did since this person last looked. */
export function WhileAway(): JSX.Element {
  const app = useApp();
  const { changes, memberOf, nameOf, path } = useWorkspace();
  const id = createUniqueId();
  /** Where what was changed is to be seen; a session and a note have pages of their own. */
  const href = ({ what, record }: Change): string => {
    if (what === 'member-joined') return path('people');
    if (what === 'note-added' || what === 'note-changed') return path('notes', record);
    if (what === 'goal-added' || what === 'goal-changed') return path('goals');
    if (what === 'session-added' || what === 'session-changed') return path('sessions', record);
    return path(what === 'poll-added' ? 'polls' : 'sessions');
  };
  const title = ({ what, title }: Change): string => {
    if (what === 'session-added' || what === 'session-changed') return whenFull(Number(title));
    if (what === 'feedback-added') return shellWords.places.sessions;
    return title === '' ? sharedWords.untitledNote : title;
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
                {change.what === 'member-joined' ? (
                  ''
                ) : (
                  <a class={styles['own']} href={href(change)}>
                    {title(change)}
                  </a>
                )}
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

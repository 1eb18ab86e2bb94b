import { createUniqueId, For, type JSX } from 'solid-js';
import type { Change } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sharedWords } from '../../words/shared.ts';
import { todayWords } from '../../words/today.ts';
import { whenShort } from '../../words/when.ts';
import styles from './today-page.module.css';

/** At most this many are listed; the heading's sentence tells how many there are in all. */
const shown = 8;

/** What the others did since this person last looked. */
export function WhileAway(): JSX.Element {
  const app = useApp();
  const { changes, memberOf, nameOf, path } = useWorkspace();
  const id = createUniqueId();
  const href = (change: Change): string => {
    if (change.what === 'member-joined') return path('people');
    const note = change.what === 'note-added' || change.what === 'note-changed';
    return note ? path('notes', change.record) : path('goals');
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
                    {change.title === '' ? sharedWords.untitledNote : change.title}
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

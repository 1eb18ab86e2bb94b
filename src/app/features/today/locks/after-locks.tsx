import { useNavigate } from '@solidjs/router';
import { createUniqueId, Show, type JSX } from 'solid-js';
import { createWhoIsOut } from '../../../live/create-who-is-out.ts';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { afterLocksWords } from '../../../words/after-locks.ts';
import { joinNames } from '../../../words/names.ts';
import styles from '../today-page.module.css';

/** That somebody is not in the workspace any more: for those who are left, and for who is gone in place of their next step. */
export default function AfterLocks(): JSX.Element {
  const { connection, members, nameOf } = useWorkspace();
  const id = createUniqueId();
  /** Whoever was invited again is here under the same name: of them it would be wrong. */
  const gone = (): readonly string[] => {
    const here = new Set(members.view.members.map(({ id: member }) => nameOf(member)));
    const names = members.view.gone.map(({ id: member }) => nameOf(member));
    return [...new Set(names)].filter((name) => !here.has(name));
  };
  return (
    <Show when={connection().tag !== 'removed'} fallback={<Out />}>
      <Show when={gone().length > 0}>
        <Sheet aria-labelledby={id}>
          <h2 id={id}>{afterLocksWords.heading}</h2>
          <div class={styles['action']}>
            <p class={styles['quiet']}>{afterLocksWords.gone(joinNames(gone()))}</p>
          </div>
        </Sheet>
      </Show>
    </Show>
  );
}

function Out(): JSX.Element {
  const { path } = useWorkspace();
  const navigate = useNavigate();
  const who = createWhoIsOut();
  const id = createUniqueId();
  return (
    <Show when={who() !== undefined}>
      <Sheet look="next" aria-labelledby={id}>
        <div class={styles['next']}>
          <h2 id={id}>
            {who() === 'member' ? afterLocksWords.outHeading : afterLocksWords.outHeadingDevice}
          </h2>
          <p class={styles['quiet']}>{afterLocksWords.outText}</p>
          <div class={styles['action']}>
            <Button
              look="main"
              word={afterLocksWords.outAction}
              onClick={() => navigate(path('settings'))}
            />
          </div>
        </div>
      </Sheet>
    </Show>
  );
}

import { useNavigate } from '@solidjs/router';
import { createUniqueId, Show, type JSX } from 'solid-js';
import { createOwnLeft } from '../../../live/create-own-left.ts';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { afterLocksWords } from '../../../words/after-locks.ts';
import { joinNames } from '../../../words/names.ts';
import styles from '../today-page.module.css';

/** That somebody is not in the workspace any more: for those who are left, and for who is gone in place of their next step. */
export default function AfterLocks(): JSX.Element {
  const { connection, me, members, nameOf } = useWorkspace();
  const id = createUniqueId();
  const gone = (): readonly string[] =>
    members.view.gone.filter((member) => member.id !== me).map((member) => nameOf(member.id));
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
  const isOwn = createOwnLeft();
  const id = createUniqueId();
  return (
    <Show when={isOwn() !== undefined}>
      <Sheet look="next" aria-labelledby={id}>
        <div class={styles['next']}>
          <h2 id={id}>
            {isOwn() === true ? afterLocksWords.outHeadingDevice : afterLocksWords.outHeading}
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

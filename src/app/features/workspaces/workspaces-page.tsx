import { useNavigate } from '@solidjs/router';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import MailOpen from 'lucide-solid/icons/mail-open';
import Plus from 'lucide-solid/icons/plus';
import { For, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { WorkspaceSummary } from '../../live/app-context.tsx';
import { useApp, workspacePath } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { Front } from '../../ui/front.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { initials } from '../../words/names.ts';
import { shellWords } from '../../words/shell.ts';
import { whenShort } from '../../words/when.ts';
import { workspacesWords } from '../../words/workspaces.ts';
import styles from './workspaces-page.module.css';

const BackupReminder = lazy(() => import('../../cards/backup/backup-reminder.tsx'));

/** In front of the workspaces: all of them, last opened first. */
export default function WorkspacesPage(): JSX.Element {
  const app = useApp();
  const navigate = useNavigate();
  const waysIn = createLive(app.attune.lock.ways);
  const ways = (): JSX.Element => (
    <>
      <Button icon={Plus} word={workspacesWords.start} onClick={() => navigate('/start')} />
      <Button
        icon={MailOpen}
        word={workspacesWords.haveInvitation}
        onClick={() => navigate('/invitation')}
      />
    </>
  );
  return (
    <Front>
      <PageHeading heading={workspacesWords.heading} lead={workspacesWords.lead} />
      <Show when={app.joins().length > 0}>
        <p class={styles['asking']}>
          <span>{workspacesWords.askingText}</span> <a href="/join">{workspacesWords.look}</a>
        </p>
      </Show>
      <Show
        when={app.workspaces().length > 0}
        fallback={
          <EmptyState heading={workspacesWords.emptyHeading} text={workspacesWords.emptyText}>
            {ways()}
          </EmptyState>
        }
      >
        <ul class={styles['list']}>
          <For each={app.workspaces()}>
            {(workspace) => (
              <li>
                <WorkspaceLink workspace={workspace} />
              </li>
            )}
          </For>
        </ul>
        <div class={styles['ways']}>{ways()}</div>
      </Show>
      <JournalLink />
      <Suspense>
        <BackupReminder settings="/settings" />
      </Suspense>
      <p class={styles['foot']}>
        <a href="/settings">{workspacesWords.settings}</a>
      </p>
      <Show when={waysIn().length > 0}>
        <div class={styles['lock']}>
          <Button word={shellWords.lockNow} onClick={() => void app.attune.lock.lockNow()} />
        </div>
      </Show>
    </Front>
  );
}

function WorkspaceLink(props: { readonly workspace: WorkspaceSummary }): JSX.Element {
  const app = useApp();
  return (
    <a class={styles['workspace']} href={workspacePath(props.workspace, 'today')}>
      <span class={styles['tile']} aria-hidden="true">
        {initials(props.workspace.name).slice(0, 1)}
      </span>
      <span class={styles['words']}>
        <strong class={styles['name']}>{props.workspace.name}</strong>
        <span class={styles['people']}>
          {props.workspace.others.length === 0
            ? workspacesWords.onlyYou
            : workspacesWords.withPeople(props.workspace.others)}
        </span>
      </span>
      <span class={styles['when']}>
        {whenShort(props.workspace.lastOpenedMs, app.browser.clock.nowMs())}
      </span>
      <Icon of={ChevronRight} />
    </a>
  );
}

function JournalLink(): JSX.Element {
  return (
    <a class={`${styles['workspace']} ${styles['journal']}`} href="/journal">
      <span class={`${styles['tile']} ${styles['private']}`}>
        <Icon of={LockKeyhole} />
      </span>
      <span class={styles['words']}>
        <strong class={styles['name']}>{workspacesWords.journal}</strong>
        <span class={styles['people']}>{workspacesWords.journalText}</span>
      </span>
      <Icon of={ChevronRight} />
    </a>
  );
}

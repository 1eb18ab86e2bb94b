import { lazy, Suspense, type JSX } from 'solid-js';
import { useApp, workspacePath } from '../../../live/app-context.tsx';
import { useWorkspace } from '../../../live/workspace-context.tsx';
import { GoalsAtWork } from './goals-at-work.tsx';
import { LastWritten } from './last-written.tsx';

const BackupReminder = lazy(() => import('../../../cards/backup/backup-reminder.tsx'));

/** What is worked on and what was written last: loaded once there is something to show, and to lose. */
export default function Begun(): JSX.Element {
  const { workspaces } = useApp();
  const { workspace } = useWorkspace();
  const settings = (): string => {
    const own = workspaces().find(({ id }) => id === workspace.id);
    return own === undefined ? '/settings' : workspacePath(own, 'settings');
  };
  return (
    <>
      <GoalsAtWork />
      <LastWritten />
      <Suspense>
        <BackupReminder settings={settings()} />
      </Suspense>
    </>
  );
}

import { Show, type JSX } from 'solid-js';
import { createPlace, useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { Front } from '../../ui/front.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { settingsWords } from '../../words/settings.ts';
import { workspacesWords } from '../../words/workspaces.ts';
import { BackupSettings } from './backup/backup-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { MyDevices } from './devices/my-devices.tsx';
import { GoodToKnow } from './good-to-know.tsx';
import { LeavingQuickly } from './leaving-quickly.tsx';
import { LockSettings } from './lock/lock-settings.tsx';
import RemoveEverything from './remove-everything.tsx';
import styles from './settings.module.css';
import { StorageSettings } from './storage-settings.tsx';
import { WorkspaceSettings } from './workspace-settings.tsx';
import { WritingSettings } from './writing-settings.tsx';

/** Settings: of this device, and of the workspace where one is open. */
export default function SettingsPage(): JSX.Element {
  const open = useWorkspaceIfOpen();
  return (
    <Show
      when={open}
      fallback={
        <Front>
          <BackLink href="/workspaces" word={workspacesWords.heading} />
          <div class={styles['page']}>
            <PageHeading heading={settingsWords.heading} />
            <LockSettings />
            <MyDevices />
            <LeavingQuickly />
            <AppearanceSettings />
            <BackupSettings />
            <StorageSettings />
            <GoodToKnow />
            <RemoveEverything />
          </div>
        </Front>
      }
    >
      <InWorkspace />
    </Show>
  );
}

function InWorkspace(): JSX.Element {
  createPlace('settings');
  return (
    <div class={styles['page']}>
      <PageHeading heading={settingsWords.heading} />
      <LockSettings />
      <MyDevices />
      <LeavingQuickly />
      <AppearanceSettings />
      <WritingSettings />
      <WorkspaceSettings />
      <BackupSettings />
      <StorageSettings />
      <GoodToKnow />
      <RemoveEverything />
    </div>
  );
}

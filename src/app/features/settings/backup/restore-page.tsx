import { createSignal, Match, Switch, untrack, type JSX } from 'solid-js';
import { useApp } from '../../../live/app-context.tsx';
import { createDevice } from '../../../live/create-device.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Front } from '../../../ui/front.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { restoreWords } from '../../../words/restore.ts';
import { settingsWords } from '../../../words/settings.ts';
import { welcomeWords } from '../../../words/welcome.ts';
import styles from './backup.module.css';
import { ChooseBackup, type OpenedBackup } from './choose-backup.tsx';
import { InsideBackup } from './inside-backup.tsx';
import { RestoredSheet, type Restored } from './restored-sheet.tsx';

/** Bringing back what is in a backup: choosing it, seeing what is in it, and only then restoring. */
export default function RestorePage(): JSX.Element {
  const { state } = useApp();
  const device = createDevice();
  const [opened, setOpened] = createSignal<OpenedBackup>();
  const [isAnother, setAnother] = createSignal(false);
  const [restored, setRestored] = createSignal<Restored>();
  const isNew = untrack(() => state().tag === 'new');
  return (
    <Front>
      <BackLink
        href={isNew ? '/' : '/settings'}
        word={isNew ? welcomeWords.firstPage : settingsWords.heading}
      />
      <div class={styles['page']}>
        <PageHeading
          heading={restoreWords.heading}
          lead={opened() === undefined && restored() === undefined ? restoreWords.lead : undefined}
        />
        <Switch>
          <Match when={restored()}>{(done) => <RestoredSheet restored={done()} />}</Match>
          <Match when={opened()}>
            {(backup) => (
              <InsideBackup
                backup={backup()}
                device={device()}
                onRestored={(done) => {
                  setRestored(done);
                  setOpened(undefined);
                }}
                onAnother={() => {
                  setAnother(true);
                  setOpened(undefined);
                }}
              />
            )}
          </Match>
          <Match when={device()}>
            {(there) => <ChooseBackup device={there()} again={isAnother()} onOpened={setOpened} />}
          </Match>
        </Switch>
      </div>
    </Front>
  );
}

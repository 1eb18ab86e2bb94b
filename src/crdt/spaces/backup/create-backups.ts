import { err } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { NotStretched } from '../../vault/argon2-cost.ts';
import type { Stretch } from '../../vault/argon2-cost.ts';
import type { Clock } from '../../basics/clock.ts';
import type { Attune } from '../attune.ts';
import type { Home } from '../home.ts';
import { personalRecords, workspaceRecords } from '../keyring-records.ts';
import { backupNoteRecords } from './backup-records.ts';
import type { BackupNote } from './backup-records.ts';
import type { Backups } from './backups.ts';
import { isBackupDue } from './is-backup-due.ts';
import type { RestoredBackup } from './restore-backup.ts';
import type { RestoreFault } from './restoring.ts';

/** What backups are made with. */
export interface BackupTools {
  readonly clock: Clock;
  readonly stretch: Stretch;
  /** Gives the page a moment to draw. */
  readonly breathe: () => Promise<void>;
}

/** Backups over Attune. What reads and writes files is loaded when it is needed. */
export function createBackups(
  attune: Pick<Attune, 'state' | 'home' | 'flush' | 'removeEverything'>,
  { clock, stretch, breathe }: BackupTools,
): Backups {
  /** Only where somebody lives already: looking makes no keys. */
  const homeHere = async (): Promise<Home | undefined> => {
    if (attune.state.get().tag !== 'ready') return undefined;
    const home = await attune.home();
    return home.ok ? home.value : undefined;
  };
  const noteIn = async ({ vault: { keyring } }: Home): Promise<BackupNote | undefined> => {
    const known = backupNoteRecords.get(keyring, 'own');
    if (known !== undefined) return known;
    const isEmpty = workspaceRecords.list(keyring).size + personalRecords.list(keyring).size === 0;
    if (isEmpty) return undefined;
    const begun: BackupNote = { sinceMs: clock.nowMs() };
    await keyring.write([backupNoteRecords.beginning('own', begun)]);
    return begun;
  };
  const change = async (home: Home, part: Partial<BackupNote>): Promise<void> => {
    const note = (await noteIn(home)) ?? { sinceMs: clock.nowMs() };
    await home.vault.keyring.write([backupNoteRecords.change('own', { ...note, ...part })]);
  };
  const paceOf = (wanted: () => boolean) => async (): Promise<boolean> => {
    await breathe();
    return wanted();
  };
  return {
    async note() {
      const home = await homeHere();
      return home && noteIn(home);
    },
    async isDue() {
      const home = await homeHere();
      const note = home && (await noteIn(home));
      return note !== undefined && isBackupDue(note, clock.nowMs());
    },
    async putOff() {
      const home = await homeHere();
      if (home !== undefined) await change(home, { putOffMs: clock.nowMs() });
    },
    async make({ scope, passphrase, target, watch }) {
      const home = await homeHere();
      if (home === undefined) return err('no-home');
      const made = await loaded(async () => {
        const { makeCheckedBackup } = await import('./make-checked-backup.ts');
        // Whatever was typed a moment ago goes in, too.
        attune.flush();
        const ground = { home, stretch, pace: paceOf(watch.wanted) };
        return makeCheckedBackup(ground, { scope, passphrase, target, onStep: watch.onStep });
      });
      if (!made.ok) {
        await target.undo();
        return made;
      }
      await target.keep();
      const { madeMs, whole } = made.value;
      const { name: file, where } = target;
      // A backup of one workspace is none of the others.
      if (whole) {
        await change(home, { made: { madeMs, checkedMs: clock.nowMs(), whole, file, where } });
      }
      return made;
    },
    look: (source, passphrase, wanted) =>
      loaded(async () => {
        const { lookIntoBackup } = await import('./look-into-backup.ts');
        const home = await homeHere();
        const ownHere = home && personalRecords.get(home.vault.keyring, 'own')?.space;
        return lookIntoBackup(source, passphrase, { stretch, pace: paceOf(wanted), ownHere });
      }),
    async restore(looked, watch) {
      const wasNew = attune.state.get().tag === 'new';
      const restored = await loaded(async (): Promise<Result<RestoredBackup, RestoreFault>> => {
        const { restoreBackup } = await import('./restore-backup.ts');
        const home = await attune.home();
        if (!home.ok) return err(home.error === 'full' ? 'full' : 'not-kept');
        attune.flush();
        const of = looked.workspaces.length + (looked.personal === undefined ? 0 : 1);
        return restoreBackup(
          { home: home.value, stretch, pace: paceOf(watch.wanted) },
          looked,
          (done) => watch.onStep({ doing: 'restoring', done, of }),
        );
      });
      // Keys that were made for this alone go with it: nothing rests here, as before.
      if (!restored.ok && wasNew && attune.state.get().tag === 'ready') {
        await attune.removeEverything();
      }
      return restored;
    },
  };
}

/** Whoever could not stretch a passphrase could not fetch what stretches it; the same goes for any other part of the app. */
async function loaded<T, E>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | 'not-loaded'>> {
  try {
    return await work();
  } catch (problem) {
    const isFetching = problem instanceof TypeError && /import|fetch|load/i.test(problem.message);
    if (problem instanceof NotStretched || isFetching) return err('not-loaded');
    throw problem;
  }
}

import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import { SpaceId } from '../../src/crdt/basics/id.ts';
import { newBackupKey } from '../../src/crdt/backup/backup-keys.ts';
import { memorySource } from '../../src/crdt/backup/memory-file.ts';
import type {
  BackupNote,
  Backups,
  BackupTarget,
  LookedInto,
  LookingFault,
  MakingFault,
  RestoredBackup,
  RestoringFault,
  WrittenBackup,
} from '../../src/app/live/device.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { quickStretch } from '../cast/ways-in.ts';

/** What does not work in this pretend world, and why; nothing that is left out. */
export interface PretendBackupFaults {
  readonly make?: MakingFault;
  readonly look?: LookingFault;
  readonly restore?: RestoringFault;
}

/** Backups of which a test sees and turns everything. */
export interface PretendBackups extends Backups {
  known: BackupNote | undefined;
  due: boolean;
  /** What a file holds when it is looked into. */
  inside: Omit<LookedInto, 'file'>;
  restored: RestoredBackup;
  /** What could not go into a backup that is made. */
  notIn: Pick<WrittenBackup, 'leftOut' | 'missingFiles' | 'absentPhotos'>;
  readonly faults: LiveValue<PretendBackupFaults>;
  /** While set, making and restoring wait where they are until they are stopped, or it is set to false. */
  readonly waits: LiveValue<boolean>;
}

const key = await newBackupKey('meadow', { random: seededRandom(1), stretch: quickStretch });

/** Backups in memory that note in `done` what they are asked. */
export function pretendBackups(nowMs: number, done: string[]): PretendBackups {
  const space = SpaceId.fromBytes(new Uint8Array(32).fill(9));
  const asLongAs = async (wanted: () => boolean): Promise<boolean> => {
    while (backups.waits.get() && wanted()) await new Promise((later) => setTimeout(later, 5));
    return wanted();
  };
  const backups: PretendBackups = {
    known: { sinceMs: nowMs },
    due: false,
    inside: {
      about: { madeMs: nowMs - 86_400_000, whole: true },
      personal: {
        space,
        personal: true,
        entries: 40,
        files: 1,
        journal: 12,
        digest: '5a'.repeat(32),
      },
      workspaces: [{ id: space, name: 'Willow', others: ['Sam'] }],
      ownHere: 'none',
      size: 120_000,
    },
    restored: { added: [space], merged: [], own: 'added', entries: 0 },
    notIn: { leftOut: [], missingFiles: 0, absentPhotos: 0 },
    faults: liveValue<PretendBackupFaults>({}),
    waits: liveValue(false),
    note: () => Promise.resolve(backups.known),
    isDue: () => Promise.resolve(backups.due),
    putOff() {
      backups.due = false;
      done.push('put off the backup');
      return Promise.resolve();
    },
    async make({ scope, passphrase, target, watch }) {
      watch.onStep({ doing: 'writing', done: 0, of: 2 });
      if (!(await asLongAs(watch.wanted))) return err('stopped');
      watch.onStep({ doing: 'checking', done: 0, of: 2 });
      const { make } = backups.faults.get();
      if (make !== undefined) return err(make);
      done.push(`back up ${scope} with ${passphrase}`);
      const made = { madeMs: nowMs, checkedMs: nowMs, whole: true, file: target.name };
      backups.known = { sinceMs: nowMs, made: { ...made, where: target.where } };
      return ok({ madeMs: nowMs, whole: true, digests: new Map(), ...backups.notIn });
    },
    async look(_source, passphrase, wanted) {
      if (!(await asLongAs(wanted))) return err('stopped');
      const { look } = backups.faults.get();
      if (look !== undefined) return err(look);
      if (passphrase !== 'meadow') return err('wrong-passphrase');
      return ok({ ...backups.inside, file: { source: memorySource(new Uint8Array(0)), key } });
    },
    async restore(_looked, watch) {
      watch.onStep({ doing: 'restoring', done: 0, of: 2 });
      if (!(await asLongAs(watch.wanted))) return err('stopped');
      const { restore } = backups.faults.get();
      if (restore !== undefined) return err(restore);
      done.push('restore');
      return ok(backups.restored);
    },
  };
  return backups;
}

/** A place for a backup that keeps nothing. */
export const pretendPlace = (name: string): BackupTarget => ({
  name,
  where: 'downloads',
  write: () => Promise.resolve(ok(undefined)),
  finish: () => Promise.resolve(ok(memorySource(new Uint8Array(0)))),
  keep: () => Promise.resolve(),
  undo: () => Promise.resolve(),
});

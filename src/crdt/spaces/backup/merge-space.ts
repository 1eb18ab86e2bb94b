import type { BackedSpace } from '../../backup/backup-part.ts';
import { databaseFiles } from '../../storage/database-files.ts';
import type { StoredFiles } from '../../storage/stored-files.ts';
import { createConcernList } from '../concern-list.ts';
import type { Home } from '../home.ts';
import { personalRecords, workspaceRecords } from '../keyring-records.ts';
import type { SpaceKeys } from '../keyring-records.ts';
import { openSpace } from '../open-space.ts';
import type { OpenSpace } from '../open-space.ts';
import { restingFiles } from '../resting-files.ts';
import type { Restoring } from './restoring.ts';
import { isFileOfName } from './walk-backup.ts';
import type { SpaceWalk } from './walk-backup.ts';

/** So many entries are taken in at once: fewer than may wait of one device. */
const entriesAtOnce = 2_000;

/**
 * Adds what a backup has of a Space that is here, as if another tab had brought it. This browser stays the device that it is; nothing that
 * is here goes.
 */
export function mergeSpace(options: {
  readonly home: Home;
  readonly restoring: Restoring;
  readonly part: BackedSpace;
  /** Of the sleeping device. */
  readonly keys: SpaceKeys;
  /** Of this browser. */
  readonly present: SpaceKeys;
  readonly personal: boolean;
}): SpaceWalk {
  const { home, restoring, part, keys, present, personal } = options;
  const { vault, platform } = home;
  let space: OpenSpace | undefined;
  let files: { readonly stored: StoredFiles; readonly names: ReadonlySet<string> } | undefined;
  const refuse = (fault: Restoring['fault']): boolean => {
    restoring.fault = fault;
    return false;
  };
  return {
    async entries(entries) {
      const epochs = allEpochs(present.epochs, keys.epochs);
      const record = { ...present, epochs };
      if (epochs.length > present.epochs.length) {
        // Secrets only come to it, so it does not matter when: what is under them opens from now on.
        const { keyring } = vault;
        const workspace = workspaceRecords.get(keyring, part.space);
        const known = personal
          ? personalRecords.replacement('own', record)
          : workspace && workspaceRecords.replacement(part.space, { ...workspace, epochs });
        if (known !== undefined && !(await keyring.write([known])).ok) return refuse('not-kept');
      }
      const concerns = createConcernList();
      const opened = await openSpace({ record, vault, platform, concerns });
      if (!opened.ok) return refuse('not-kept');
      space = opened.value;
      await space.log.learn(keys.chain);
      await acceptAll(space, entries);
      const saved = await space.saved();
      if (!saved.ok) return refuse(saved.error === 'full' ? 'full' : 'not-kept');
      const stored = restingFiles(space.files(databaseFiles), () => vault.restSeal(part.space));
      const names = await stored.listFiles();
      files = { stored, names: new Set(names.ok ? names.value : []) };
      return true;
    },
    async file(file) {
      if (file.bytes.length === 0 || files?.names.has(file.name) !== false) return true;
      if (!(await isFileOfName(file))) return refuse('damaged');
      const put = await files.stored.putFile(file.name, file.bytes);
      if (put.ok) return true;
      return refuse(put.error === 'full' ? 'full' : 'not-kept');
    },
    async end() {
      await space?.close();
      return true;
    },
    left: async () => space?.close(),
  };
}

/**
 * Takes entries in piece by piece, and what could not wait for what it builds on once more, until nothing more comes of it. What
 * another app than ours has put into a file is refused by the log as anybody's would be.
 */
async function acceptAll({ log }: OpenSpace, entries: readonly Uint8Array[]): Promise<void> {
  for (;;) {
    let applied = 0;
    for (let at = 0; at < entries.length; at += entriesAtOnce) {
      const report = await log.accept(entries.slice(at, at + entriesAtOnce));
      applied += report.applied;
    }
    if (applied === 0 || log.waitingCount() === 0) return;
  }
}

/** Both, the present ones last and in their order; in the backup's order where it knows all of them. */
function allEpochs(present: SpaceKeys['epochs'], backed: SpaceKeys['epochs']): SpaceKeys['epochs'] {
  const known = new Set(present.map(({ epoch }) => epoch));
  const others = backed.filter(({ epoch }) => !known.has(epoch));
  if (others.length === 0) return present;
  const isWithin = present.every(({ epoch }) => backed.some((one) => one.epoch === epoch));
  return isWithin ? backed : [...others, ...present];
}

import { toHex } from '../../basics/bytes.ts';
import { ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { readBackup } from '../../backup/backup-reader.ts';
import type { BackupFault } from '../../backup/backup-fault.ts';
import type { FileSource } from '../../backup/backup-file.ts';
import type { BackupKey } from '../../backup/backup-keys.ts';
import type {
  AboutBackup,
  BackedFile,
  BackedRecord,
  BackedSpace,
} from '../../backup/backup-part.ts';
import type { ReadRecords } from '../keyring-records.ts';
import type { Pace } from './backup-ground.ts';

/** What goes through a backup. Each answers whether to go on. */
export interface BackupWalk {
  readonly about?: (about: AboutBackup) => void;
  /** A Space begins; what opens it is among the records. Undefined: its entries and files are passed over. */
  readonly space: (space: BackedSpace, records: ReadRecords) => SpaceWalk | undefined;
}

/** What goes through one Space of a backup. */
export interface SpaceWalk {
  /** All of its entries. */
  readonly entries: (entries: readonly Uint8Array[]) => Promise<boolean>;
  readonly file: (file: BackedFile) => Promise<boolean>;
  /** It was whole. */
  readonly end: () => Promise<boolean>;
  /** It was refused, or reading ended before it was whole: what was opened for it is let go of. */
  readonly left: () => Promise<void>;
}

/** Records as they stand in a file, to be read as those of a keyring are. */
export interface BackedRecords extends ReadRecords {
  add(record: BackedRecord): void;
}

/** So many parts go by before the page may breathe. */
const partsAtOnce = 2_000;

/** Goes through a backup from its beginning to its end, Space by Space. `stopped`: somebody wanted no more. */
export async function walkBackup(
  file: { readonly source: FileSource; readonly key: BackupKey },
  walk: BackupWalk,
  pace: Pace,
): Promise<Result<{ readonly records: ReadRecords }, BackupFault | 'stopped'>> {
  const records = backedRecords();
  let present: { readonly walk: SpaceWalk | undefined } | undefined;
  let entries: Uint8Array[] = [];
  let left = { entries: 0, files: 0 };
  let passed = 0;
  const spaceDone = async (): Promise<boolean> => {
    const own = present?.walk;
    if (own !== undefined && !(await own.end())) return false;
    present = undefined;
    return true;
  };
  const entriesDone = async (): Promise<boolean> => {
    const own = present?.walk;
    const all = entries;
    entries = [];
    if (!(await pace())) return false;
    if (own !== undefined && !(await own.entries(all))) return false;
    return left.files > 0 || spaceDone();
  };
  const read = await readBackup(file.source, file.key, async (part) => {
    passed += 1;
    if (passed % partsAtOnce === 0 && !(await pace())) return false;
    switch (part.tag) {
      case 'about':
        walk.about?.(part);
        return true;
      case 'record':
        records.add(part);
        return true;
      case 'space':
        present = { walk: walk.space(part, records) };
        left = { entries: part.entries, files: part.files };
        return left.entries > 0 || entriesDone();
      case 'entry':
        if (present?.walk !== undefined) entries.push(part.bytes);
        left.entries -= 1;
        return left.entries > 0 || entriesDone();
      case 'file': {
        left.files -= 1;
        const own = present?.walk;
        if (own !== undefined && !(await own.file(part))) return false;
        return left.files > 0 || spaceDone();
      }
    }
  });
  if (read.ok) return ok({ records });
  await present?.walk?.left();
  return read;
}

function backedRecords(): BackedRecords {
  const collections = new Map<string, Map<string, unknown>>();
  return {
    add({ collection, id, value }) {
      const records = collections.get(collection) ?? new Map<string, unknown>();
      collections.set(collection, records.set(id, value));
    },
    get: (collection, id) => collections.get(collection)?.get(id),
    list: (collection) => new Map(collections.get(collection)),
  };
}

/** Whether a file is what its name says: its name is its hash. */
export const isFileOfName = async ({ name, bytes }: BackedFile): Promise<boolean> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))) === name;

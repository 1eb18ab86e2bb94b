import { err, ok } from '../crdt/basics/result.ts';
import type { Result } from '../crdt/basics/result.ts';
import type { BackupTarget, WriteFault } from '../crdt/spaces/backup-face.ts';
import { blobSource } from './live/blob-source.ts';

/** What some browsers have for saving into a place that a person chooses. */
interface SavesFiles {
  showSaveFilePicker?(options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<FileSystemFileHandle>;
}
/** A file that may be taken away again; not every browser can. */
interface RemovableFile {
  remove?(): Promise<void>;
}

const mediaType = 'application/octet-stream';

/**
 * Asks where a backup is to go, in answer to a press of the person; undefined when they chose no place. Browsers that do not ask put it
 * among the downloads, and then it is handed over only once it was checked.
 */
export async function chooseBackupPlace(name: string): Promise<BackupTarget | undefined> {
  const saves: Window & SavesFiles = window;
  if (saves.showSaveFilePicker === undefined) return downloads(name);
  try {
    const file = await saves.showSaveFilePicker({
      suggestedName: name,
      types: [{ description: 'Backup', accept: { [mediaType]: ['.attune'] } }],
    });
    return await chosen(file);
  } catch {
    return undefined;
  }
}

/** Written straight into the file: however much it is, little of it is in memory. */
async function chosen(file: FileSystemFileHandle): Promise<BackupTarget> {
  const stream = await file.createWritable();
  let finished = false;
  return {
    name: file.name,
    where: 'chosen',
    write: (bytes) => attempt(() => stream.write(bytes.slice())),
    async finish() {
      const closed = await attempt(() => stream.close());
      if (!closed.ok) return closed;
      finished = true;
      try {
        return ok(blobSource(await file.getFile()));
      } catch {
        return err('unknown');
      }
    },
    keep: () => Promise.resolve(),
    async undo() {
      const removable: FileSystemFileHandle & RemovableFile = file;
      try {
        // Until it is finished nothing stands in its place.
        if (!finished) await stream.abort();
        await removable.remove?.();
      } catch {
        // What stands there does not open: its end is missing, or it was not what was written.
      }
    },
  };
}

/** Pieces that the browser itself keeps, on its disk where it has to; handed over at the end. */
function downloads(name: string): BackupTarget {
  let pieces: Blob[] = [];
  let whole: Blob | undefined;
  return {
    name,
    where: 'downloads',
    write: (bytes) =>
      attempt(() => {
        pieces.push(new Blob([bytes.slice()]));
        return Promise.resolve();
      }),
    finish() {
      whole = new Blob(pieces, { type: mediaType });
      pieces = [];
      return Promise.resolve(ok(blobSource(whole)));
    },
    keep() {
      if (whole !== undefined) handOver(whole, name);
      return Promise.resolve();
    },
    undo() {
      pieces = [];
      whole = undefined;
      return Promise.resolve();
    },
  };
}

/** Long enough for any browser to have taken it. */
const takenWithinMs = 60_000;

function handOver(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), takenWithinMs);
}

async function attempt(work: () => Promise<void>): Promise<Result<void, WriteFault>> {
  try {
    await work();
    return ok(undefined);
  } catch (problem) {
    const isFull = problem instanceof DOMException && problem.name === 'QuotaExceededError';
    return err(isFull ? 'full' : 'unknown');
  }
}

import type { BackupFault } from './backup-fault.ts';
import type { BackupPart } from './backup-part.ts';

/** More than anybody has; a file that says more is not believed. */
const most = { records: 100_000, spaces: 10_000 } as const;

/** Keeps parts to their order: `about`; records and Spaces, each with as many entries and files as it has said; `end`. */
export function partOrder(fileBytes: number): (part: BackupPart) => BackupFault | undefined {
  let begun = false;
  let ended = false;
  let records = 0;
  let spaces = 0;
  let entriesLeft = 0;
  let filesLeft = 0;
  const spaceIsWhole = (): boolean => entriesLeft === 0 && filesLeft === 0;
  return (part) => {
    if (ended || begun === (part.tag === 'about')) return 'damaged';
    switch (part.tag) {
      case 'about':
        begun = true;
        return undefined;
      case 'record':
        records += 1;
        if (records > most.records) return 'unsafe';
        return spaceIsWhole() ? undefined : 'damaged';
      case 'space':
        if (!spaceIsWhole()) return 'damaged';
        spaces += 1;
        // Each of them takes up some bytes of the file: a larger number is made up.
        if (spaces > most.spaces || part.entries + part.files > fileBytes) return 'unsafe';
        entriesLeft = part.entries;
        filesLeft = part.files;
        return undefined;
      case 'entry':
        entriesLeft -= 1;
        return entriesLeft < 0 ? 'damaged' : undefined;
      case 'file':
        filesLeft -= 1;
        return filesLeft < 0 || entriesLeft > 0 ? 'damaged' : undefined;
      case 'end':
        ended = true;
        return spaceIsWhole() ? undefined : 'damaged';
    }
  };
}

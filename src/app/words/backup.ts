import { joinNames } from './names.ts';
import { clockTime, daysBetween, shown } from './when.ts';

/** Backups: what Settings says of them, and making one. */
export const backupWords = {
  heading: 'Backup',
  text: 'One file with everything you have here, locked with a passphrase of its own. If this device is lost, it gives a new one every word you had when you made it. On a device that still has your words, the two are put together: what was removed there stays removed.',
  none: 'No backup was made in this browser yet.',
  made: (when: string) => `Last made ${when}.`,
  checked: (when: string) => `Checked ${when}: it opened, and every word was there.`,
  wentTo: {
    chosen: (file: string) => `It went where you chose, as “${file}”.`,
    downloads: (file: string) => `It went to your downloads, as “${file}”.`,
  },
  make: 'Make a backup',
  restore: 'Restore from a backup',

  scope: 'What goes in',
  everything: 'Everything on this device',
  one: (name: string) => `Only “${name}”`,
  /** What goes in with everything, and what with one workspace alone. */
  scopeText: {
    everything:
      'Your journal and its photos go in, too. A photo that is only on another device stays out, and so do open invitations.',
    one: 'Your journal stays out, and so do open invitations.',
  },
  ownPassphrase:
    'Without this passphrase nobody can open the backup, and you cannot either. It can be another one than that of your lock.',
  save: 'Save the backup',
  writing: 'Making your backup…',
  writingStep: (done: number, of: number) => `${done + 1} of ${of} is being written.`,
  checking: 'Reading it back…',
  checkingText: 'It is opened once with its passphrase, and every word is compared.',
  stop: 'Stop',

  doneHeading: 'Your backup is made',
  doneText: 'It was opened once more, and every word was there.',
  checkedToday: (time: string) => `Checked today at ${time}.`,
  keepIt:
    'Keep it somewhere else than on this device, such as a memory stick. Keep the passphrase apart from it.',
  access:
    'Whoever has both, the file and the passphrase, can read all of it and come in as you. So treat it like a key.',
  ownPages: 'Your journal',
  leftOut: (names: readonly string[]) =>
    `${joinNames(names)} could not go in, because it does not open here any more.`,
  missingFiles: (count: number) =>
    count === 1
      ? 'One photo could not be read here, so it is not in the backup.'
      : `${count} photos could not be read here, so they are not in the backup.`,
  /** Photos that the journal names and that never came to this device. */
  absentPhotos: (count: number) =>
    count === 1
      ? 'One photo is not on this device, so it is not in the backup. Make a backup on the device that has it, too.'
      : `${count} photos are not on this device, so they are not in the backup. Make a backup on the device that has them, too.`,
  faults: {
    full: 'There was no room for the whole file, so none was kept. Make some room, or choose another place.',
    unknown:
      'The file could not be written to its end, so none was kept. Please try again, or choose another place.',
    nothing: 'There is nothing here yet that could go into a backup.',
    'not-kept': 'This browser could not read or keep what a backup needs. Nothing was changed.',
    stopped: 'You stopped it. No backup was kept.',
    'not-loaded': 'A part of Attune could not be loaded. No backup was made. Please try again.',
    'not-whole':
      'The file did not open again as it was written, so none was kept. Please try another place.',
    'no-home': 'Attune is not open here, so there is nothing to back up.',
  },
} as const;

/** A day and a time as in a sentence: "today at 14:20", "on 22 November 2026 at 14:20". */
export function onDayAt(atMs: number, nowMs: number): string {
  const time = clockTime(atMs);
  if (daysBetween(new Date(atMs), new Date(nowMs)) === 0) return `today at ${time}`;
  return `on ${shown(atMs, { day: 'numeric', month: 'long', year: 'numeric' })} at ${time}`;
}

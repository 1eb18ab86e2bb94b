/** Bringing back what is in a backup. */
export const restoreWords = {
  heading: 'Restore from a backup',
  lead: 'A backup brings back your workspaces and your journal. First you see what is in it.',
  file: 'Backup file',
  fileHint: 'Its name ends in “.attune”.',
  fileMissing: 'Please choose the file of your backup.',
  passphrase: 'Passphrase of the backup',
  show: 'Show what I type',
  passphraseMissing: 'Please write the passphrase of this backup.',
  look: 'Look inside',
  looking: 'Looking inside…',
  lookingText: 'All of it is read and checked first. Nothing is stored yet.',
  stop: 'Stop',

  insideHeading: 'What is in this backup',
  made: (when: string) => `It was made ${when}.`,
  workspaces: 'Workspaces in it',
  onlyYou: 'Only you',
  isHere: 'Is on this device, too. The words of both are put together.',
  journal: (count: number) =>
    count === 1 ? 'Your journal, with one entry.' : `Your journal, with ${count} entries.`,
  ownEmpty: 'Your own pages, with nothing in your journal yet.',
  journalMerged: 'It is the journal that is on this device, too. The two are put together.',
  journalCopied:
    'This device has another journal already. The entries are copied into it, each once. What you had set aside with “Not today” stays in the file.',
  becomes:
    'This browser becomes one more of your devices. If your old one still works, both share your journal and workspaces while both are online.',
  nothingGoes: 'Nothing that is on this device goes away.',
  /** Where something of the backup is here already. */
  newsRemoves:
    'Only what was removed where the backup was made, and not put back, is removed here, too.',
  staysRemoved: 'What was removed here since the backup stays removed.',
  canBePutBack: {
    journal: 'Entries that were removed in the last 30 days can be put back in your journal.',
    workspaces:
      'Goals and notes that were removed in the last 30 days can be put back on their pages.',
    both: 'Entries, goals and notes that were removed in the last 30 days can be put back on their pages.',
  },
  copyFirst:
    'First you get a backup of what is here now, with the same passphrase. With it, a new device has all of it as it is now.',
  restore: 'Restore',
  copyAndRestore: 'Save a copy and restore',
  another: 'Choose another file',

  copying: 'Keeping a copy of what is here…',
  restoring: 'Bringing it back…',
  restoringStep: (done: number, of: number) => `${done + 1} of ${of}.`,
  restoringText: 'Nothing is in place before all of it is. Please keep this page open.',

  doneHeading: 'It is all back',
  addedHeading: 'The backup is added to what was here',
  added: (count: number) =>
    count === 1 ? 'One workspace was brought back.' : `${count} workspaces were brought back.`,
  merged: (count: number) =>
    count === 1
      ? 'One workspace that was here was put together with the one in the backup.'
      : `${count} workspaces that were here were put together with those in the backup.`,
  own: {
    added: 'Your journal is here.',
    merged: 'Your journal was put together with the one in the backup.',
    none: '',
  },
  copied: (count: number) => {
    if (count === 0) return 'Every entry of its journal was copied into yours before.';
    return count === 1
      ? 'One entry was copied into your journal.'
      : `${count} entries were copied into your journal.`;
  },
  device:
    'This browser is one of your devices now. The people you work with still see you as one person.',
  onePerson: 'The people you work with still see you as one person.',
  shares:
    'If your old browser still works, both share your journal and workspaces while both are online. What was removed since the backup is then removed here, too.',
  /** Of workspaces that came in, where the journal is another one. */
  addedSince:
    'What was changed or removed there since the backup comes here when you are online together.',
  lost: 'If it was lost or taken, you can remove it. Look for “My devices” in Settings.',
  removed:
    'If you had removed this backup from your devices, you have all that was in it, but nothing new comes here.',
  apart:
    'What you write in your journal from now on stays here. It does not come to the other one.',
  copyWent: {
    chosen: (file: string) => `The copy from before went where you chose, as “${file}”.`,
    downloads: (file: string) => `The copy from before went to your downloads, as “${file}”.`,
  },
  goOn: 'Go to your workspaces',
  openJournal: 'Open your journal',

  noPlace: 'No place was chosen for the copy, so nothing was restored.',
  faults: {
    empty: 'This file is empty. Perhaps it was not copied to its end. Nothing was changed.',
    'not-a-backup': 'This file is not a backup of Attune. Nothing was changed.',
    newer:
      'This backup was made with a newer version of Attune. Load this page again, then try once more. Nothing was changed.',
    incomplete:
      'The end of this file is missing. Perhaps it was not copied to its end. Nothing was changed.',
    damaged:
      'This file is damaged: a part of it is not what was written. Try another copy. Nothing was changed.',
    'too-large': 'This file is larger than any backup of Attune can be. Nothing was changed.',
    unsafe:
      'This file asks for far more work or memory than a backup does, so it was not opened. Nothing was changed.',
    'wrong-passphrase':
      'That passphrase does not open this backup. Please type it again. Nothing was changed.',
    unreadable:
      'The browser could not read this file. Perhaps it was moved. Choose it once more. Nothing was changed.',
    full: 'There is no room for it in this browser. All of it was taken back. Make some room, then try again.',
    'not-kept': 'This browser could not keep it. All of it was taken back. Please try again.',
    stopped: 'You stopped it. Nothing of it was kept.',
    elsewhere: 'A backup is being restored in another window just now. Please wait for it.',
    'not-loaded': 'A part of Attune could not be loaded. Nothing was changed. Please try again.',
  },
} as const;

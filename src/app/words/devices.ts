/** This person's own devices: the list, adding one, and taking one away. */
export const devicesWords = {
  heading: 'My devices',
  lead: 'Each of your devices has your journal and all your workspaces. What you write on one is on the others.',
  one: 'Your journal and your workspaces are on this device only. Add your phone or another computer to have them there too.',
  oneAndBackups:
    'Your journal and your workspaces are on this device, and in your backups. Add your phone or another computer to have them there too.',
  out: 'This browser is no longer one of your devices. What is here stays; what you write here does not reach the others.',
  outBack:
    'To make it one of them again: if you have written here since, make a backup first. Then remove everything here, and open a new link from one of your devices.',
  /** Above the others, where only one of them says so. */
  outTold: 'If somebody else may have one of these devices, remove it here.',
  opening: 'Getting your list of devices…',
  notOpened: 'Your list of devices could not be opened. Nothing is lost. Please try again.',
  newer:
    'Your list was made with a newer version of Attune. Load this page again to change anything here.',
  this: 'This device',
  kinds: { computer: 'Computer', phone: 'Phone', backup: 'In your backup files' },
  noName: 'A device without a name',
  backupsOf: (device: string) => `Backups of ${device}`,
  ofBackups:
    'A backup stays as it was made. A browser that you restore from it joins this list. It shares your journal and workspaces with the others while they are online.',
  added: (day: string) => `Added on ${day}`,
  hereNow: 'Connected now',
  seenToday: 'In use today',
  seenYesterday: 'In use yesterday',
  seen: (days: number) => `Last in use ${days} days ago`,
  seenOn: (day: string) => `Last in use on ${day}`,
  seldom: 'A device says this twice a day at most.',
  awaited: (count: number) =>
    count === 1
      ? 'One workspace is on its way to this device. Keep Attune open on another of your devices.'
      : `${count} workspaces are on their way to this device. Keep Attune open on another of your devices.`,

  rename: 'Rename',
  renameHeading: 'Rename this device',
  name: 'Name of the device',
  nameMissing: 'Please give it a name. Any name will do.',
  saveName: 'Save name',

  add: 'Add a device',
  addLead:
    'Open this link on your other device. It works once, for one hour, and only after you let the device in here.',
  nameThis: 'What shall this device be called on the other one?',
  making: 'Making a link…',
  linkFault: 'The link could not be saved, so it would not work. Try again in a moment.',
  link: 'Link for my device',
  copy: 'Copy link',
  copied: 'Link copied',
  copyFailed: 'Select the link and copy it by hand.',
  qr: 'QR picture of the link for your device',
  qrHint: 'Or point the camera of your phone at this picture.',
  nextUp: 'Then both devices show three words. If they are the same, let it in here.',
  onlyYours:
    'Give this link to nobody. Whoever you let in by it reads everything you have, your journal too.',
  isIn: (name: string) => `${name} is one of your devices now.`,

  remove: 'Remove',
  removeHeading: (name: string) => `Remove ${name}?`,
  removeGets:
    'From now on it gets nothing more, and nothing it writes counts. Your other devices change their locks.',
  /** What counts is who has heard of it. */
  removeOffline:
    'Somebody who is offline now hears of it when they next meet one of your devices. Until then they may still share with it.',
  /** On a browser that others say was removed itself. */
  removeTold:
    'If this browser is no longer one of your devices, only the list here changes. If it still is one, your other devices hear of it when they next meet this browser.',
  removeKeeps:
    'What it already has stays on it. Attune cannot reach into a device that you no longer hold.',
  removeLost:
    'If it was lost or taken: without a passphrase, whoever has it can read what is there. Lock it from afar where its maker offers that.',
  removeBack: 'To have it back later, remove everything on it, then add it with a new link.',
  removeBackups:
    'Backups that were made there can still be opened and read. A browser restored from one later gets nothing new, and nothing it writes counts. If you need one, restore it first.',
  removeDo: 'Remove this device',
  /** Of what sleeps in the backups of a device: the files stay where they are. */
  removeSleeping: {
    heading: 'Remove these backups from your devices?',
    gets: 'A browser that is restored from these backups later gets nothing new, and nothing it writes counts. Your devices change their locks.',
    keeps:
      'The files stay, and with their passphrase they can still be opened and read. A browser you restored before stays one of your devices.',
    lost: 'Do this if somebody else may have a backup and its passphrase. Then make a new backup, which works again.',
    action: 'Remove from my devices',
    removed: (name: string) => `${name} can bring no browser in any more.`,
  },
  removing: 'Changing the locks…',
  keep: 'Keep it',
  removed: (name: string) => `${name} is no longer one of your devices.`,
  removedTold: (name: string) => `${name} is no longer in the list here.`,
  removeFault: 'That could not be stored. The device is still one of yours. Please try again.',
} as const;

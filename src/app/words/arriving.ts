/** A browser that is to become one of a person's own devices, as it shows on that browser. */
export const arrivingWords = {
  heading: 'Add this device',
  lead: 'This link adds this browser to the devices of whoever made it. Go on only if you made it yourself, on your other device.',
  gets: 'Your journal and all your workspaces come here, and what you write here goes there.',
  otherwise: 'If somebody sent you this link, close this page and ask them for an invitation.',
  name: 'Name of this device',
  nameHint: 'So that you know it in your list. You can change it later.',
  nameMissing: 'Please give it a name. Any name will do.',
  ask: 'Add this device',
  has: (count: number) =>
    count === 1
      ? 'This browser has a workspace already. It stays, and will be on your other devices too.'
      : `This browser has ${count} workspaces already. They stay, and will be on your other devices too.`,
  looking: 'Looking at what is here…',

  occupiedHeading: 'This browser has a journal of its own',
  occupiedLead: 'It holds your words, so it stays as it is. Two journals cannot become one.',
  occupiedWays: 'What you can do:',
  occupiedTurn:
    'If your other device has no words in its journal yet, do it the other way round. Make the link here, and open it there.',
  occupiedOther: 'Open the link in another browser on this device.',
  occupiedRemoved:
    'If this browser was one of your devices before, remove everything here in Settings, then open a new link. Make a backup first if you have written here since.',
  occupiedSettings: 'Open Settings',
  occupiedJournal: 'Open my journal',

  states: {
    connecting: { heading: 'Knocking…', text: 'Looking for your other device.' },
    waiting: {
      heading: 'Your other device is not there',
      text: 'Keep Attune open on the device where you made the link. This goes on by itself.',
    },
    unreachable: {
      heading: 'No connection just now',
      text: 'Attune cannot look for your other device. It tries again by itself, and you can close this page.',
    },
    words: {
      heading: 'Compare these three words',
      text: 'Your other device shows three words too. If they are the same, let this one in there. If not, stop here.',
    },
    'let-in': { heading: 'It is in', text: 'This device is one of yours now.' },
    added: { heading: 'It is in', text: 'This device is one of yours now.' },
    'not-now': {
      heading: 'Not now',
      text: 'Your other device did not let this one in. The link still works.',
    },
    used: {
      heading: 'This link has been used',
      text: 'Each link adds one device, once. Make a new one on your other device.',
    },
    expired: {
      heading: 'This link is too old',
      text: 'It works for an hour, so that it stays safe. Make a new one on your other device.',
    },
    withdrawn: {
      heading: 'This link was taken back',
      text: 'Make a new one on your other device.',
    },
    unsafe: {
      heading: 'Something does not fit',
      text: 'The answer did not come from the device that made this link. Nothing was given away. Make a new link.',
    },
    impossible: {
      heading: 'This browser cannot connect',
      text: 'It does not allow a straight line to another device. Your link still works in another browser, such as Firefox, Chrome or Safari.',
    },
  },

  arrived: (workspaces: number) =>
    workspaces === 0
      ? 'Your journal is here'
      : workspaces === 1
        ? 'Your journal and one workspace are here'
        : `Your journal and ${workspaces} workspaces are here`,
  onItsWay: (count: number) =>
    count === 1
      ? 'One more is on its way. Keep Attune open on your other device.'
      : `${count} more are on their way. Keep Attune open on your other device.`,
  allHere:
    'What your other devices have told of is here. What you write on one comes to the others by itself.',
  photos: 'Photos in your journal stay on the device they were added on.',
  lock: 'A lock belongs to one browser. This one opens by itself until you set a passphrase here.',
  setLock: 'Set a lock',
  begin: 'Go to my workspaces',
  beginJournal: 'Open my journal',
} as const;

/** The page in front of what is locked, and the ways on for somebody who cannot get in. */
export const unlockWords = {
  heading: 'Locked',
  lead: 'Everything is where you left it.',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Opening…',
  show: 'Show what I type',
  passkey: 'Use a passkey',
  passkeyAsked:
    'Your device is asking for your passkey. If you do not have it with you, close that question, or use another way here.',
  stopAsking: 'Stop asking',
  useWords: 'Use recovery words',
  usePassphrase: 'Use the passphrase',
  words: 'Your twelve words',
  wordsHint: 'In the order of your paper, with a space between them.',
  missing: 'Please type it first.',
  faults: {
    wrong: {
      passphrase: 'That did not open it. Look at capital letters and spaces.',
      'recovery-words': 'These words did not open it. Look at their order, and at each letter.',
      passkey: 'This passkey did not open it. Please try another way.',
    },
    'too-soon': 'Please wait a moment. That was not tried yet.',
    'not-loaded': 'A part of the page could not be loaded. Please try again.',
    unsupported: 'This browser cannot use that passkey here. Please try another way.',
    declined: 'Nothing was opened. You can try again.',
    damaged:
      'It is the right way in, but what it opens is damaged. Nothing has been deleted. Read on under “I cannot get in”.',
  },
  /** Said where a passphrase is set as well: it may be forgotten. */
  openedByWords:
    'Your recovery words opened it. If you forgot your passphrase, you can set a new one in Settings.',
  notTwelve: (count: number) =>
    count === 1
      ? 'Here is one word. Your paper has twelve.'
      : `Here are ${count} words. Your paper has twelve.`,
  unknownWord: (place: number, word: string) =>
    `Word ${place}${word === '' ? '' : `, “${word}”,`} is not one that can be on your paper. Please look at each of its letters.`,
  nextTry: (seconds: number) =>
    seconds === 1
      ? 'The next try is taken in 1 second.'
      : `The next try is taken in ${seconds} seconds.`,
  tryNow: 'You can try again now.',

  cannot: 'I cannot get in',
  cannotHeading: 'If you cannot get in',
  cannotLead:
    'Take your time: trying never deletes anything. Here is what helps, one after the other.',
  back: 'Back',
  byWordsHeading: 'Your recovery words',
  byWordsText: 'Have you a paper with twelve words? They open it, whatever else you forgot.',
  byWordsNone: 'No recovery words were set on this device.',
  byDeviceHeading: 'Another device of yours',
  byDeviceText:
    'Do you use it on a phone or computer besides this one? What you wrote together is there as well. If you added it to your devices, so is your journal.',
  byBackupHeading: 'A backup',
  byBackupText:
    'Did you make a backup? Its file opens with a passphrase of its own. Remove everything here, then choose “Restore from a backup” on the first page.',
  byInvitationHeading: 'A new invitation',
  byInvitationText:
    'The person you work with has a full copy of what you share. Ask them for a new invitation. Remove everything here, then open it.',
  lostHeading: 'What is lost then',
  lostText:
    'What only you have here, such as your journal, is lost for good if nothing opens it and there is no backup. Nobody can open it for you. So look for the words and for a backup first.',
} as const;

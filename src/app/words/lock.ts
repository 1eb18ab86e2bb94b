/** Closing Attune on this device: what Settings says of it, and the dialogs that set the ways in. */
export const lockWords = {
  heading: 'Lock',
  opensByItself:
    'Attune opens by itself on this device. Whoever can use this browser can read your words here.',
  copyOpens:
    'A copy of this browser’s files opens on another device as well. A passphrase ends both.',
  asks: 'Attune asks for one of these before it opens here. A copy of this browser’s files opens nothing without them.',
  whileOpen: 'While it is open, it is open for whoever sits at the screen. So lock it when you go.',
  set: 'Set a passphrase',
  change: 'Change passphrase',
  ways: 'Ways in',
  way: {
    passphrase: 'Passphrase',
    'recovery-words': 'Recovery words',
    passkey: 'Passkey',
  },
  setOn: (day: string) => `Set on ${day}`,
  onlyWay:
    'You have one way in. If you forget it, what only you have is lost. Make recovery words now.',
  remove: 'Remove',
  makeWords: 'Make recovery words',
  newWords: 'Make new words',
  addPasskey: 'Add a passkey',
  passkeyText:
    'A passkey opens Attune with your fingerprint, your face or a key you plug in. It stands beside the other ways.',
  passkeyAsking: 'Your browser is asking you…',
  passkeyAdded: 'Your passkey opens Attune now.',
  lockAfter: 'Lock by itself after',
  lockAfterHint: 'When nobody touches Attune for so long, and when the device sleeps.',
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),

  passphrase: 'Passphrase',
  again: 'Passphrase again',
  show: 'Show what I type',
  advice:
    'Several words that have nothing to do with each other are strong, and easy to keep in mind.',
  nobodyKnows: 'Nobody can look it up for you: there is no company that knows it.',
  makeOne: 'Make one for me',
  madeOne: 'Write these words down, or say them until they stay. Then type them below.',
  tooShort: (least: number) => `Please make it at least ${least} letters long.`,
  different: 'The two are not the same. Please type it once more.',
  strength: {
    'too-short': 'Too short',
    easy: 'Easy to guess',
    fair: 'Fair',
    good: 'Good',
    strong: 'Strong',
  },
  strengthLabel: 'How strong it is:',
  save: 'Save passphrase',
  passphraseSet: 'Your passphrase is set.',

  wordsHeading: 'Recovery words',
  wordsText:
    'These twelve words open Attune when nothing else does. Write them on paper, in this order.',
  wordsSafe: 'Whoever finds the paper can open Attune on this device. Keep it where only you look.',
  wordsReplace: 'Once these are set, your earlier words open nothing any more.',
  print: 'Print',
  wroteDown: 'I wrote them down',
  askBack: 'So that no slip of the pen locks you out: what stands on your paper?',
  wordNumber: (number: number) => `Word ${number}`,
  otherWord: 'That is another word. Please look at your paper once more.',
  lookAgain: 'Show the words again',
  keepWords: 'Keep these words',
  wordsSet: 'Your recovery words are set.',
  paper: 'If you cannot get in, these words open it. Keep this paper where only you look.',

  sealing: 'Locking everything with new keys…',
  sealingText: 'This can take a minute. Please keep this page open. Nothing can be lost meanwhile.',

  removing: {
    passphrase: {
      heading: 'Remove the passphrase?',
      text: 'Attune then no longer opens with your passphrase. It opens with your recovery words, and with a passkey if you have added one.',
    },
    'recovery-words': {
      heading: 'Remove the recovery words?',
      text: 'The paper with your words then opens nothing any more. If you forget your passphrase too, what only you have is lost.',
    },
    passkey: {
      heading: 'Remove this passkey?',
      text: 'It then no longer opens Attune here. Your device may still list it: you can delete it there.',
    },
  },
  keep: 'Keep it',
  removed: {
    passphrase: 'The passphrase opens nothing any more.',
    'recovery-words': 'The recovery words open nothing any more.',
    passkey: 'The passkey opens nothing any more.',
  },
  faults: {
    'no-other': 'Another way in has to be set first, so that you are never locked out.',
    'not-kept': 'This browser could not keep it. Everything is as it was. Please try again.',
    'not-loaded':
      'A part of Attune could not be loaded. Everything is as it was. Please try again.',
    unsupported: 'This browser or this passkey cannot do that. Everything is as it was.',
    declined: 'No passkey was added. Everything is as it was.',
  },
} as const;

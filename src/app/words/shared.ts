/** Words that several pages share. */
export const sharedWords = {
  product: 'Attune',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  tryAgain: 'Try again',
  skip: 'Skip to the page',
  quickExit: 'Quick exit',
  quickExitKeys: 'Or press Shift three times',
  someone: 'Somebody',
  optional: 'You can leave this empty.',
  threeWords: 'Three words',
  faultHeading: 'This page could not be shown',
  faultText: 'That is our mistake, not yours. Everything you wrote is safe on this device.',
  parts: { therapist: 'Therapist', client: 'Client', other: 'Someone else' },
  madeNewer:
    'This was made with a newer version of Attune. You can read it here, but not change it.',
  updateReady: 'A new version is ready',
  updateUse: 'Use it now',
  updateLater: 'Later',
  untitledNote: 'Untitled note',
} as const;

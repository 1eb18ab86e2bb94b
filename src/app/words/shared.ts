/** Words that several pages share. */
export const sharedWords = {
  product: 'Attune',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  tryAgain: 'Try again',
  skip: 'Skip to the page',
  quickExit: 'Quick exit',
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

/** What stops keys or words from being kept, each with what to do. */
export const keepFaultWords = {
  'insecure-address':
    'This address is not secure, so nothing can be kept safely here. Ask for a link that starts with https.',
  'no-storage':
    'This browser does not let Attune keep anything. That is often so in a private window. Open Attune in a normal window and try again.',
  full: 'This device has no room left. Make some room, then try again.',
  unknown: 'That did not work. Nothing was lost. Please try again.',
} as const;

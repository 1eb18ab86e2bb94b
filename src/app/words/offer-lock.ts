/** The lock where one does not look for it: the button that locks, and the offer to set one. */
export const offerLockWords = {
  lockNow: 'Lock now',
  heading: 'Lock Attune on this device',
  forTherapist:
    'You keep other people’s words here. With a passphrase, only you can open Attune on this device.',
  forWriter:
    'What you write here is for you alone. With a passphrase, only you can open it on this device.',
  later: 'Not now',
  laterSaid: 'You can set one in Settings whenever you like.',
} as const;

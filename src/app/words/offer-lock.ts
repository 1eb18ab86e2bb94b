/** The offer of a lock, where somebody has begun to keep words. */
export const offerLockWords = {
  heading: 'Lock Attune on this device',
  forTherapist:
    'You keep other people’s words here. With a passphrase, only you can open Attune on this device.',
  forWriter:
    'What you write here is for you alone. With a passphrase, only you can open it on this device.',
  set: 'Set a passphrase',
  later: 'Not now',
  laterSaid: 'You can set one in Settings whenever you like.',
} as const;

/** What stops keys or words from being kept, each with what to do. */
export const keepFaultWords = {
  'insecure-address':
    'This address is not secure, so nothing can be kept safely here. Ask for a link that starts with https.',
  'no-storage':
    'This browser does not let Attune keep anything. That is often so in a private window. Open Attune in a normal window and try again.',
  full: 'This device has no room left. Make some room, then try again.',
  unknown: 'That did not work. Nothing was lost. Please try again.',
} as const;

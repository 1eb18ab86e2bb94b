/** The quiet reminder where the browser may clear what it keeps. */
export const backupReminderWords = {
  heading: 'A backup would be good now',
  text: 'This browser may clear what it keeps. A backup is one file that brings your words back.',
  make: 'Make a backup',
  later: 'Not now',
  laterSaid: 'You are reminded again in a week.',
} as const;

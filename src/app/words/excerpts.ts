/** Passages of a journal or of private notes that somebody shared, wherever they are shown. */
export const excerptWords = {
  from: {
    journal: (name: string, day: string) => `From ${name}’s journal, ${day}`,
    notes: (name: string, day: string) => `From ${name}’s private notes, ${day}`,
  },
  changed: (line: string) => `${line}. The words were changed since.`,
  takenBackHere: (name: string) => `${name} took back what stood here.`,
  heading: 'From your journals',
  lead: 'What each of you has shared. The rest of what you wrote there is never here.',
  takeBack: 'Take back',
  takeBackHint:
    'Taking back takes the words away here for everybody. What somebody has read or copied stays with them.',
  takenBack: (name: string, when: string) => `${name} took back words they had shared, ${when}`,
  takenBackByMe: (when: string) => `You took back words you had shared, ${when}`,
  showMore: (count: number) => (count === 1 ? 'Show one more' : `Show ${count} more`),
} as const;

const notTakenBack = {
  full: 'This device has no room left, so it may come back. Make some room, then take it back again.',
  newer: 'This was made with a newer version of Attune. It cannot be taken back in this one.',
  'not-kept': 'That did not work. It is still shared. Please try again.',
  'not-there': 'It is not there any more.',
  'not-opened': 'The workspace did not open just now, so it is still shared. Please try again.',
} as const;

/** Why something that was shared could not be taken back, and what helps. */
export function notTakenBackWords(fault: keyof typeof notTakenBack | 'empty' | 'too-long'): string {
  // Nobody is refused for how long something is that is to go.
  return fault === 'empty' || fault === 'too-long' ? notTakenBack['not-kept'] : notTakenBack[fault];
}

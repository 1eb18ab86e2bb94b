/** Passages of a journal that somebody shared, wherever they are shown. */
export const excerptWords = {
  from: (name: string, day: string) => `From ${name}’s journal, ${day}`,
  changed: (line: string) => `${line}. The words were changed since.`,
  takenBackHere: (name: string) => `${name} took back what stood here.`,
  heading: 'From your journals',
  lead: 'What each of you has shared. Nothing else of a journal is ever here.',
  takeBack: 'Take back',
  takeBackHint:
    'Taking back takes the words away here for everybody. What somebody has read or copied stays with them.',
  takenBack: (name: string, when: string) => `${name} took back a part of their journal, ${when}`,
  takenBackByMe: (when: string) => `You took back a part of your journal, ${when}`,
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

/** Sessions: planned, held and missed. */
export const sessionsWords = {
  heading: 'Sessions',
} as const;

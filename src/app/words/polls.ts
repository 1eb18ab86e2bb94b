/** Polls. */
export const pollsWords = {
  heading: 'Polls',
} as const;

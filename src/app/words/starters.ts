/** Beginnings of sentences for one purpose. */
export interface StarterGroup {
  readonly heading: string;
  readonly starters: readonly string[];
}

/** Beginnings of sentences; each … is for the person's own words. */
export const starterGroups: readonly StarterGroup[] = [
  {
    heading: 'How it is for me',
    starters: [
      'When …, I feel …',
      'Part of me …, and part of me …',
      'It is hard to say, but …',
      'The last time this happened, I …',
    ],
  },
  {
    heading: 'What I would like',
    starters: [
      'I would like …',
      'It helps me when …',
      'Next time, could we …',
      'I am not ready to …',
    ],
  },
  {
    heading: 'What I heard',
    starters: [
      'It sounds as if …',
      'What matters to you here is …',
      'You felt … when …',
      'I may have missed something: …',
    ],
  },
];

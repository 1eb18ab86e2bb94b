/** Needs that lie near each other. */
export interface NeedGroup {
  readonly heading: string;
  readonly needs: readonly string[];
}

/** Words for what somebody may need. Our own choice and grouping, in words that somebody of eleven uses. */
export const needGroups: readonly NeedGroup[] = [
  {
    heading: 'Body and rest',
    needs: ['rest', 'sleep', 'quiet', 'fresh air', 'to move', 'something good to eat'],
  },
  {
    heading: 'Other people',
    needs: ['company', 'to be heard', 'comfort', 'kindness', 'to belong', 'some help'],
  },
  {
    heading: 'Room for myself',
    needs: ['time', 'space', 'to be alone', 'to say no', 'to choose', 'to go slowly'],
  },
  {
    heading: 'Solid ground',
    needs: ['to feel safe', 'the truth', 'to know what comes next', 'order', 'a plan', 'trust'],
  },
  {
    heading: 'What makes a day good',
    needs: ['fun', 'to laugh', 'to learn', 'to be useful', 'something to look forward to', 'hope'],
  },
];

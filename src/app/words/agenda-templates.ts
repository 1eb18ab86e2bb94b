/** Agendas to begin with, by template and item. What is taken from here becomes an item that both can change. */
export const agendaTemplatesWords = {
  regular: {
    name: 'Regular',
    about: 'Room for the week, and most of the time for what matters today.',
    items: {
      week: 'How was the week',
      today: 'What matters most today',
      between: 'Between now and next time',
      'how-was-it': 'How was today',
    },
  },
  'first-meeting': {
    name: 'First meeting',
    about: 'To meet, and to see how you want to work together.',
    items: {
      arriving: 'Arriving, and saying hello',
      'how-we-work': 'How we could work together',
      'what-brings': 'What brings you here',
      hopes: 'What you hope will be different',
      next: 'Questions, and when we meet again',
    },
  },
  review: {
    name: 'Review',
    about: 'To see what has helped, and what to do another way.',
    items: {
      since: 'How things are now, and how they were',
      helped: 'What has helped, and what has not',
      goals: 'Our goals: keep, change or let go',
      change: 'What we do another way from here on',
      'how-was-it': 'How was today',
    },
  },
  ending: {
    name: 'Ending',
    about: 'For the last time you meet, or one of the last.',
    items: {
      way: 'The way we have come',
      keep: 'What you take with you',
      'harder-days': 'What helps on harder days',
      goodbye: 'Saying goodbye',
    },
  },
} as const;

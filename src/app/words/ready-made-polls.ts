/** The words of ready-made questions. They are a beginning: every word can be changed before it is asked. */
export const readyMadePollsWords = {
  howTodayWent: {
    name: 'How today went',
    question: 'How was today for you?',
    options: [],
  },
  whatToFocusOn: {
    name: 'What to focus on',
    question: 'What would help most to spend our time on?',
    options: [
      'Something from this week',
      'A goal we set',
      'How I feel right now',
      'How we work together',
    ],
  },
  whatHelps: {
    name: 'What helps',
    question: 'What helps when it gets hard?',
    options: [
      'Being with somebody',
      'Being on my own',
      'Moving or going outside',
      'Something to do with my hands',
      'Music or quiet',
      'Sleep',
    ],
  },
} as const;

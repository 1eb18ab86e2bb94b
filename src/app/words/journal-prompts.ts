/** Questions to start an entry with: gentle, open, and none that has to be answered. */
export const journalPromptsWords = {
  checkIn: {
    name: 'A small check-in',
    questions: ['How am I right now?', 'What is on my mind?', 'What would be good for me today?'],
  },
  afterSession: {
    name: 'After a session',
    questions: [
      'What stays with me',
      'What I did not say',
      'What I want to try',
      'What I want to bring next time',
    ],
  },
  hardMoment: {
    name: 'A hard moment',
    questions: [
      'What happened',
      'What I felt, and where in my body',
      'What I needed',
      'What helped, even a little',
    ],
  },
  somethingGood: {
    name: 'Something good',
    questions: ['What was good', 'What I did for it', 'How I can have more of it'],
  },
  beforeSession: {
    name: 'Before a session',
    questions: ['What has happened since', 'What I hope for', 'What I want to ask'],
  },
} as const;

/** Questions for the private notes of a therapist. */
export const privatePromptsWords = {
  afterHour: {
    name: 'After the hour',
    questions: ['What I noticed', 'What moved me', 'What I am unsure about', 'For next time'],
  },
  supervision: {
    name: 'For supervision',
    questions: ['The question I have', 'What I have tried', 'What I felt in the room'],
  },
} as const;

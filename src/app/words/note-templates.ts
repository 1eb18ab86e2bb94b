/** Headings to start the notes of a session with. */
export const noteTemplatesWords = {
  regular: {
    name: 'A session like others',
    headings: ['How we come in', 'What we noticed', 'What helped', 'Between now and next time'],
  },
  firstMeeting: {
    name: 'First meeting',
    headings: [
      'What brings us here',
      'What should be different',
      'What helps you feel at ease',
      'How we want to work',
      'Between now and next time',
    ],
  },
  lookingBack: {
    name: 'Looking back',
    headings: [
      'Where we started',
      'What has changed',
      'What is still hard',
      'Where we go from here',
    ],
  },
  ending: {
    name: 'Ending',
    headings: [
      'What we have done',
      'What I take with me',
      'What to do on a hard day',
      'How we say goodbye',
    ],
  },
} as const;

/** How it is to work together: asked at the end of an hour, answered in one's own words. */
export const feedbackWords = {
  heading: 'How are we working together',
  lead: 'Say it as it is. You can leave out anything.',
  questions: {
    heard: 'I felt heard',
    matters: 'We worked on what matters to me',
    speed: 'The speed was right',
    fits: 'This way of working fits me',
  },
  low: 'Not at all',
  high: 'Fully',
  words: 'In your own words',
  lowHeading: 'Thank you for saying so. What would help?',
  wishes: {
    now: 'Let’s talk about it now',
    next: 'At the start of next time',
    write: 'I’d rather write',
  },
  wishShown: {
    now: (name: string) => `${name} would like to talk about it now.`,
    next: (name: string) => `${name} would like to start next time with this.`,
    write: (name: string) => `${name} would rather write about it.`,
  },
  ofOne: (name: string) => `How it was for ${name}`,
  score: (score: number) => `${score} of 10`,
  replies: 'Answers',
  reply: 'Answer',
  sendReply: 'Send answer',
  adjustments: 'What we do differently',
  adjustment: 'What we do differently because of this',
  addAdjustment: 'Write it down',
  takeBack: 'Take back',
} as const;

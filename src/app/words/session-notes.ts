/** The notes of a session, and what stands around them. */
export const sessionNotesWords = {
  name: 'Session notes',
  startWithHeadings: 'Start with headings',
  otherHeadings: 'Or with these',
  noWords: 'The notes of this session cannot be shown in this version. Nothing is lost.',
  mentionGoal: 'Mention a goal',
  chooseGoal: 'Its name goes into the notes, where you are writing.',
  noGoals: 'There are no goals yet. You can write one on the page Goals.',
  mentioned: 'Goals in these notes',
} as const;

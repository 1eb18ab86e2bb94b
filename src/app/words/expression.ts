/** Help with finding words. */
export const expressionWords = {
  open: 'Find words',
  heading: 'Find words',
  lead: 'Choose one, and it goes where you were writing.',
  tabs: { feelings: 'Feelings', starters: 'Sentence starters', needs: 'What I need' },
  show: { picture: 'Show as a picture', list: 'Show as a list' },
  wheel: 'Wheel of feelings',
  wheelKeys: 'With keys: arrows move, Enter chooses.',
  wheelMiddle: ['What is', 'it like?'],
  loadFault: 'The words could not be fetched. What you wrote is safe.',
  noRoom: 'There is no room left for more words here.',
} as const;

/** Hints for plain words, for what a therapist writes. */
export const plainWords = {
  hints: 'Hints for plain words',
  instead: (found: string, plain: string) => `“${found}” could be “${plain}”.`,
  long: (count: number) => `This sentence has ${count} words. Two short ones are easier to read.`,
  twice: (found: string) => `“${found}” says no twice. Saying it straight is easier to follow.`,
  use: 'Use this',
  leave: 'Leave it',
  turnOff: 'Turn off hints',
  turnedOff: 'Hints are off. You can turn them on in Settings.',
  count: (count: number) =>
    count === 1 ? 'One hint for plain words.' : `${count} hints for plain words.`,
} as const;

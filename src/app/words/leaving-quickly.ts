/** Settings: leaving at once, and a tab that says nothing. */
export const leavingQuicklyWords = {
  heading: 'Leaving at once',
  text: 'The button “Quick exit” is on every page. It leaves at once and locks Attune, where a lock is set.',
  keys: 'With a keyboard, press Shift three times within two seconds, and no other key.',
  leaveTo: 'Leave to',
  leaveToHint:
    'Empty, it opens our own page about soup. Another address has to begin with https, and its site sees that you came.',
  leaveToOdd: 'Please write a whole address that begins with https://, or nothing.',
  save: 'Save address',
  saved: 'Address saved',
  neutral: 'Neutral name',
  neutralText:
    'The tab and the history of this browser then say “Notebook”, with a plain drawing. An app you have installed keeps its name.',
} as const;

const nothingThatDay = 'Nothing was written for this day.';

/** The journal of one person, and the private notes of a therapist. */
export const journalWords = {
  heading: 'Journal',
  lead: 'A place for your own words. They stay on your own devices until you share a part yourself.',
  leadPrivate: 'Private notes about this workspace. Only you.',
  newEntry: 'New entry',
  back: 'All entries',
  entry: 'Entry',
  search: 'Search my journal',
  clearSearch: 'Empty the search box',
  found: (count: number) =>
    count === 0 ? 'Nothing found' : count === 1 ? 'One entry found' : `${count} entries found`,
  nothingFound: 'Nothing found',
  nothingFoundText: (words: number) =>
    words === 1
      ? 'No entry has this word. Only the beginning of it may find more.'
      : 'No entry has all of these words. Fewer words, or only the beginning of one, find more.',
  showMore: 'Show more',
  entries: 'Entries',
  count: (count: number) => (count === 1 ? 'One entry' : `${count} entries`),
  photos: (count: number) => (count === 1 ? 'One photo' : `${count} photos`),
  nothingYet: 'Nothing written yet',
  aboutSession: 'About a session',
  toSession: 'The session this is about',
  about: (workspace: string) => `About ${workspace}`,
  aboutGone: 'About a workspace that is not here',
  shared: 'A part was shared',
  calendar: 'Calendar',
  showCalendar: 'Show the calendar',
  hideCalendar: 'Hide the calendar',
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  dayWith: (day: string, count: number) =>
    count === 0 ? day : `${day}, ${count === 1 ? 'one entry' : `${count} entries`}`,
  dayShown: (day: string, count: number) =>
    count === 0
      ? `${day}. ${nothingThatDay}`
      : `${day}, ${count === 1 ? 'one entry' : `${count} entries`}`,
  allDays: 'Show all days',
  nothingThatDay,
  writeThatDay: 'Write about this day',
  emptyHeading: 'Your first page',
  emptyText:
    'Write down what stays with you between sessions. It works without internet, and nobody else can read it.',
  emptyHeadingPrivate: 'No private notes yet',
  emptyTextPrivate:
    'Keep what is only for you: a thought before a session, or what you noticed after it. Nobody else here sees it.',
  day: 'Day',
  changeDay: 'Change the day',
  mood: 'How it was, in a word',
  moodHint: 'Your own word, or none',
  findMood: 'Find a word',
  moodHeading: 'How was it?',
  moodLead: 'Choose a word. You can change it afterwards.',
  prompts: 'A few questions to start with',
  remove: 'Remove entry',
  removed: 'Entry removed',
  removedHeading: 'Removed in the last 30 days',
  putBack: 'Put back',
  gone: 'This entry is not here',
  goneText: 'It may have been removed. You can put an entry back within 30 days.',
  noWords: 'The words of this entry cannot be shown in this version. Nothing is lost.',
  starting: 'Getting the page ready…',
  saving: 'Saving',
} as const;

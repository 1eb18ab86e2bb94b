import { joinNames } from './names.ts';

/** "Sam’s answer", "Your answer". */
const answerOf = (name: string | undefined): string =>
  name === undefined ? 'Your answer' : `${name}’s answer`;

/** An end of a scale, where somebody has said what it means. */
const endOf = (end: number, means: string | undefined): string | undefined =>
  means === undefined || means === '' ? undefined : `${end}: ${means}`;

/** Polls: asking, answering and what came of it. */
export const pollsWords = {
  heading: 'Polls',
  lead: 'Ask one small thing, and see where each of you stands.',
  newPoll: 'New poll',
  takeBack: 'Take back my last change',
  emptyHeading: 'No polls yet',
  emptyText:
    'A poll is one question with a quick answer. It can be easier than finding the words, and answers can stay hidden until all are there.',
  waitingHeading: 'Waiting for you',
  openHeading: 'Open',
  pastHeading: 'Past',
  pastYear: (year: number, count: number) =>
    `${year} (${count === 1 ? 'one poll' : `${count} polls`})`,
  removedHeading: 'Removed in the last 30 days',
  putBack: 'Put back',

  // Asking.
  question: 'Question',
  questionHint: 'One thing at a time is easiest to answer.',
  questionMissing: 'Please write what you want to ask.',
  sort: 'Kind of poll',
  sorts: {
    one: 'Choose one',
    several: 'Choose several',
    scale: 'Scale',
    rank: 'Rank',
    word: 'One word',
    dots: 'Dots',
  },
  sortHints: {
    one: 'Each person picks one option.',
    several: 'Each person picks as many options as they like.',
    scale: 'Each person picks a number from 0 to 10.',
    rank: 'Each person puts the options in order.',
    word: 'Each person writes one word.',
    dots: 'Each person shares out a few dots between the options.',
  },
  options: 'Options',
  addOption: 'Add an option',
  addOptionHint: 'Press Enter to add it.',
  add: 'Add',
  optionEarlier: 'Earlier',
  optionLater: 'Later',
  optionRemove: 'Take out',
  optionsMissing: 'Please add at least two options to choose from.',
  optionTwice: 'This option is there already.',
  optionsFull: (most: number) => `A poll holds ${most} options at most.`,
  dots: 'Dots for each person',
  endLow: 'What 0 means',
  endLowHint: 'If you like. Otherwise 0 is the least.',
  endHigh: 'What 10 means',
  endHighHint: 'If you like. Otherwise 10 is the most.',
  hidden: 'Answers stay hidden until all have answered',
  hiddenHint: 'Nobody is swayed by the others. Even the other devices cannot read them before.',
  withoutNames: 'Without names',
  withoutNamesHint:
    'Only counts are shown. Attune leaves names out, but cannot hide them from somebody who takes the app apart.',
  askedAtMost: (most: number) =>
    `A poll asks ${most} people at most. The others see the question and the results.`,
  ask: 'Ask',
  draftKept: 'Your question is kept. Open it again to go on.',
  draftHere: 'This is the question you had not asked yet.',
  draftDrop: 'Start again',
  readyMade: 'Ready-made questions',
  readyMadeTaken: 'Filled in. You can change every word.',
  readyMadeBack: 'Put back what I had',

  // The poll itself.
  askedBy: (name: string | undefined, when: string) => `${name ?? 'You'} asked, ${when}`,
  ofSession: (when: string) => `From the session on ${when}`,
  hiddenYet: 'Hidden until all have answered',
  closedHidden: 'Closed before all had answered, so the answers stay hidden.',
  leavesNamesOut:
    'Without names. Attune leaves names out, but cannot hide them from somebody who takes the app apart.',
  closed: 'Closed',
  closedText: 'No more answers are taken.',
  onlyRead: 'Made with a newer version of Attune. You can read it here, but not answer it.',
  notAsked: 'This was asked before you came in.',
  standing: 'Who has answered',
  standingOf: (name: string | undefined, answered: boolean) => {
    if (answered) return name === undefined ? 'You have answered' : `${name} has answered`;
    return `${name ?? 'You'}: not yet`;
  },
  counted: (answered: number, asked: number) => `${answered} of ${asked} have answered`,
  allAnswered: 'All have answered.',
  allHereAnswered: 'All who are here have answered.',
  nobodyWaitsFor: (names: readonly string[]) =>
    names.length === 1
      ? `${joinNames(names)} is no longer here, so nobody waits for that answer.`
      : `${joinNames(names)} are no longer here, so nobody waits for their answers.`,
  openMine: 'Open my answer',
  openMineText: 'The others want to see the answers. Yours stays closed until you open it.',
  send: 'Send my answer',
  sent: 'Your answer is there. You can change it.',
  sentHidden: 'Your answer is there, and nobody else can read it yet. You can change it.',
  ownAnswer: 'Your answer:',
  changeAnswer: 'Change my answer',
  gone: 'This poll takes no more answers, so yours was not sent.',
  noRoom:
    'This device has no room left, so your answer was not sent. Make some room, then try again.',
  notKept: 'Your answer could not be kept safely here, so it was not sent. Please try again.',
  chooseFirst: {
    one: 'Please choose one first.',
    several: 'Please choose at least one first.',
    scale: 'Please choose a number first.',
    rank: 'Please put them in order first.',
    word: 'Please write one word first.',
    dots: 'Please give at least one dot first.',
  },
  severalHint: 'Choose as many as you like.',
  scaleLow: (means: string | undefined) => endOf(0, means) ?? '0 is the least',
  scaleHigh: (means: string | undefined) => endOf(10, means) ?? '10 is the most',
  word: 'Your word',
  wordHint: 'The first that comes is good.',
  rankHint: 'Put first what matters most to you.',
  rankEarlier: 'Earlier',
  rankLater: 'Later',
  rankMove: 'Move with the arrow keys, or drag',
  rankNow: (text: string, place: number, all: number) => `“${text}” is now ${place} of ${all}.`,
  dotMore: 'Add a dot',
  dotLess: 'Take a dot away',
  dotsOn: (count: number) => (count === 1 ? '1 dot' : `${count} dots`),
  dotsLeft: (left: number, all: number) => `${left} of ${all} left`,

  // Hidden answers and their opening.
  reveal: 'Reveal',
  revealHint: 'All answers open at the same time, and stay as they are.',
  waitingToOpen: (names: readonly string[]) => `Waiting for ${joinNames(names)} to open theirs`,
  waitingHint: 'It opens by itself when their device is here again.',
  openingOwn: 'Your answer opens in a moment.',
  lostYet:
    'This device no longer has the words of your answer. Please send it once more, so that it can be opened.',
  lost: 'This device no longer has the words of your answer, so it cannot be opened. Nobody can read it. You can ask again.',
  doubted: (name: string | undefined) =>
    `${answerOf(name)} could not be verified and is not counted.`,
  doubtedWhy: {
    'unlike-its-seal': 'It is not the answer that was given before the others could be read.',
    'late-or-changed': 'It came, or was changed, after others had been opened.',
    'not-signed': 'None of their own devices has signed it.',
  },

  // What came of it.
  soFarWaits: 'The others’ answers show once you have given yours, so that nobody leads you.',
  showSoFar: 'Show answers so far',
  tooFewToCount:
    'The counts show once three have answered: with fewer, names would be easy to guess.',
  tooFewCounted:
    'Fewer than three answered, so the counts stay hidden: names would be easy to guess.',
  results: 'Results',
  answer: 'Answer',
  howMany: 'How many',
  who: 'Who',
  number: 'Number',
  ownWord: 'Word',
  dotsGiven: 'Dots',
  place: 'Average place',
  places: 'Places',
  placed: (name: string, place: number) => `${name}: ${place}`,
  placedTimes: (place: number, times: number) => `${place} (${times} ×)`,
  spread: (lowest: string, highest: string, middle: string) =>
    `From ${lowest} to ${highest}, the middle is ${middle}.`,
  allTheSame: (value: string) => `All chose ${value}.`,
  nobody: 'Nobody',
  you: 'You',
  outOf: (count: number, all: number) => `${count} of ${all}`,

  // What can be done to it.
  askAgain: 'Ask again',
  close: 'Close',
  openAgain: 'Open again',
  remove: 'Remove',
  removed: 'Poll removed',

  // For the first page.
  toAnswer: (name: string | undefined) => (name === undefined ? 'You asked' : `${name} asks`),
  answerIt: 'Answer',
} as const;

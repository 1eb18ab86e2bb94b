import { joinNames, numberWord } from './names.ts';

const things = (count: number): string =>
  count === 1 ? 'one thing' : `${numberWord(count)} things`;

/** The first page of a workspace. */
export const todayWords = {
  /** At night no part of the day is a right one to wish. */
  greeting: (part: 'night' | 'morning' | 'afternoon' | 'evening', name: string) =>
    `${part === 'night' ? 'Hello' : `Good ${part}`}, ${name}`,
  wroteSince: (names: readonly string[], count: number) =>
    `${joinNames(names)} wrote ${things(count)} since you last looked.`,
  cameIn: (names: readonly string[]) => `${joinNames(names)} came in.`,
  nothingNew: 'Nothing has changed since you last looked.',
  newHere: 'This is your shared place. It starts small.',
  nextStep: 'Next step',
  invite: {
    heading: 'Invite the person you work with',
    text: 'You make a link and send it to them. It works once, for one person, and only when you let them in.',
    action: 'Go to People',
  },
  firstGoal: {
    heading: 'Write down a first goal',
    text: 'Something you both want to work towards. It can be small, and it can change.',
    action: 'Go to Goals',
  },
  goOn: {
    from: (goal: string) => `From your goal “${goal}”`,
    action: 'Look at the goal',
  },
  addStep: {
    heading: 'Choose a small step',
    text: (goal: string) => `“${goal}” has no open step. What could come next?`,
    action: 'Look at the goal',
  },
  firstNote: {
    heading: 'Start a note together',
    text: 'Both of you can write in it at once, and see each other write.',
    action: 'Go to Notes',
  },
  whileAway: 'While you were away',
  changes: {
    'goal-added': 'wrote the goal',
    'goal-changed': 'changed the goal',
    'note-added': 'started the note',
    'note-changed': 'wrote in the note',
    'member-joined': 'came in',
    'session-added': 'planned the session on',
    'session-changed': 'changed the session on',
    'agenda-added': 'wants to speak about',
    'task-added': 'wrote down',
    'poll-added': 'asked',
    'reflection-added': 'wrote what they heard:',
    'excerpt-added': 'shared words they wrote for themselves:',
    'agenda-shared': 'shared words they wrote for themselves:',
    'note-shared': 'shared words they wrote for themselves:',
    'feedback-added': 'said how it was to work together',
  },
  whoIsHere: 'Who is here',
  isLookingAt: (place: string) => `is on ${place}`,
  isHere: 'is here',
  notHere: 'is not here right now',
} as const;

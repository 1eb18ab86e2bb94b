import { joinNames } from './names.ts';

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** Sessions: planned, held and missed. */
export const sessionsWords = {
  heading: 'Sessions',
  lead: 'The hours you have together: those ahead, and those behind you.',
  plan: 'Plan a session',
  next: 'Next session',
  later: 'Later on',
  showLater: (count: number) => `Show ${counted(count, 'later session', 'later sessions')}`,
  now: 'Under way now',
  past: 'Past sessions',
  open: 'Open session',
  goIn: 'Go to the session',
  states: {
    planned: 'Planned',
    'under-way': 'Under way',
    finished: 'Finished',
    missed: 'Missed',
    moved: 'Moved',
  },
  movedFrom: (when: string) => `Moved from ${when}`,
  missedText: 'It did not happen this time. You can plan another one.',
  didHappen: 'It did take place',
  noted: 'Noted as a session that took place.',
  ways: {
    video: 'Video',
    phone: 'Phone',
    'in-person': 'In person',
    writing: 'In writing',
  },
  minutes: (minutes: number) => counted(minutes, 'minute', 'minutes'),
  onAgenda: (count: number) =>
    count === 0
      ? 'Nothing on the agenda yet'
      : `${counted(count, 'thing', 'things')} on the agenda`,
  forOthers: (times: readonly { readonly time: string; readonly names: readonly string[] }[]) =>
    `(${times.map(({ time, names }) => `${time} for ${joinNames(names)}`).join(', ')})`,
  year: (year: number, count: number) => `${year}: ${counted(count, 'session', 'sessions')}`,
  change: 'Change session',
  takeOff: 'Take off',
  takeOffHeading: 'Take off this session?',
  takeOffSeries: 'This session was planned together with later ones.',
  takeOffOne: 'Take off only this one',
  takeOffLater: 'Take off this and the later ones',
  takenOff: (when: string) => `Taken off: ${when}`,
  takenOffLater: (count: number) => `${counted(count, 'session', 'sessions')} taken off`,
  removedHeading: 'Taken off in the last 30 days',
  putBack: 'Put back',
  emptyHeading: 'No sessions yet',
  emptyText:
    'Plan your next meeting here. Then each of you can bring what you want to speak about, whenever it comes to mind.',
  nothingAhead: 'No session is planned yet.',
} as const;

/** Planning a session, and changing one. */
export const planWords = {
  heading: 'Plan a session',
  changeHeading: 'Change session',
  date: 'Date',
  dateHint: '“1 Dec” or “next Tuesday”',
  dateUnclear: 'We could not read this day. Write it like “1 December 2026” or “next Tuesday”.',
  dateMissing: 'Please write the day, like “1 December” or “next Tuesday”.',
  chooseDate: 'Choose a date',
  time: 'Time',
  timeHint: '“15:00” or “3 pm”',
  timeUnclear: 'We could not read this time. Write it like “15:00” or “3 pm”.',
  timeMissing: 'Please write the time, like “15:00” or “3 pm”.',
  chooseTime: 'Choose a time',
  understood: (when: string, away: string) => `${when} (${away})`,
  notYet: 'Once there is a day and a time, you can read here what was understood.',
  atNight: (afternoon: string) =>
    `That is at night. If you mean the afternoon, write ${afternoon}.`,
  isPast: 'This has passed already. It is noted as a session that took place.',
  movedToPast: 'This has passed already.',
  length: 'Length',
  lengthUnit: 'minutes',
  lengthUnclear: (least: number, most: number) =>
    `Write the length in minutes, from ${least} to ${most}. For example 50.`,
  how: 'How we meet',
  repeats: 'Repeats',
  rhythms: {
    once: 'Once',
    week: 'Every week',
    'two-weeks': 'Every two weeks',
    'four-weeks': 'Every four weeks',
  },
  times: 'How many times',
  timesUnclear: (least: number, most: number) => `Write a number from ${least} to ${most}.`,
  several: (count: number, last: string) => `${count} sessions, the last one on ${last}.`,
  draftKept: 'Your plan is kept. Open it again to go on.',
  draftHere: 'This is the plan you had not saved yet.',
  draftDrop: 'Start again',
  agenda: 'Begin with an agenda',
  noTemplate: 'No template',
  save: 'Save session',
  planned: (when: string) => `Planned for ${when}`,
  plannedSeveral: (count: number) => `${count} sessions planned`,
  changed: (when: string) => `Now planned for ${when}`,
  sameSaved: 'Saved',
  gone: 'This session was taken off while you were here. Your changes are still here.',
  putBackSave: 'Put back and save',
} as const;

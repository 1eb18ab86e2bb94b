/** What became of talking: decisions, and things to do until next time. */
export const tasksWords = {
  heading: 'What comes of it',
  sorts: { between: 'Between now and next time', decided: 'We decided' },
  empty: {
    between: 'Nothing yet. Small is good.',
    decided: 'Nothing yet.',
  },
  add: { between: 'Add something to do', decided: 'Add a decision' },
  text: { between: 'What to do', decided: 'What we decided' },
  save: 'Save',
  addIt: 'Add',
  owner: 'Who',
  everybody: 'Everybody',
  day: 'Day',
  tools: 'Change this',
  show: 'Show in the notes',
  moveTo: { between: 'Move to “Between now and next time”', decided: 'Move to “We decided”' },
  remove: 'Remove',
  removed: 'Removed from the list',
  removedHeading: 'Removed in the last 30 days',
  putBack: 'Put back',
  writtenDown: {
    between: 'Written down for between now and next time',
    decided: 'Written down as decided',
  },
  forDay: (day: string) => `for ${day}`,
  /** "2026-12-01" as one says it: "Tue 1 Dec". */
  dayShort(day: string): string {
    const at = new Date(`${day}T12:00:00`);
    if (Number.isNaN(at.getTime())) return '';
    return new Intl.DateTimeFormat(undefined, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    }).format(at);
  },
} as const;

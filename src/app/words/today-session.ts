const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The next session on the first page. */
export const todaySessionWords = {
  next: (when: string) => `Next session · ${when}`,
  now: (when: string) => `Now · ${when}`,
  underWay: 'The session is under way',
  stillOpen: 'This session is still open',
  closeOrGoOn: 'Close it, or go on.',
  closeIt: 'Close it',
  goOn: 'Go on',
  closed: 'The session is closed',
  /** How long until it begins: "In 40 minutes", "In 3 hours", "In 5 days", "It is time". */
  countdown(leftMs: number): string {
    const minutes = Math.ceil(leftMs / minuteMs);
    if (minutes <= 0) return 'It is time';
    if (leftMs < hourMs) return `In ${counted(minutes, 'minute', 'minutes')}`;
    if (leftMs < dayMs) return `In ${counted(Math.round(leftMs / hourMs), 'hour', 'hours')}`;
    return `In ${counted(Math.round(leftMs / dayMs), 'day', 'days')}`;
  },
  agenda: (count: number) =>
    count === 0
      ? 'Nothing on the agenda yet. What would you like to bring?'
      : `The agenda has ${counted(count, 'thing', 'things')}.`,
  first: (name: string) => `First comes what ${name} brought:`,
  start: 'Start session',
  look: 'Look at the agenda',
  goIn: 'Go to the session',
} as const;

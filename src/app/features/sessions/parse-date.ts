/** A day of the calendar, without a place on earth. Months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Which comes first where a date is written with slashes only: "1/12" is read differently across the sea. */
export type DateOrder = 'day-first' | 'month-first';

export interface DateReading {
  readonly today: Day;
  readonly order: DateOrder;
}

/** The years a session can be in: before and after them a slip is likelier than a plan. */
const firstYear = 1990;
const lastYear = 2199;

/** A date without its year lies at most so many days back; what is older is meant for next year. */
const daysBack = 90;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekday =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)';

/** The day that somebody's words mean, read as people write them; undefined where they can not be understood. Never throws. */
export function parseDate(text: string, reading: DateReading): Day | undefined {
  const words = tidied(text);
  for (const read of [readRelative, readWeekday, readNamedMonth, readNumbers]) {
    const day = read(words, reading);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A day so many days later, or earlier. */
export function addDays({ year, month, day }: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(year, month - 1, day + days)));
}

/** Full-width digits, capitals, commas, full stops after names and "1st of" are all the same to the reader. */
function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 80)
    .replace(/[,]/gu, ' ')
    .replace(/(\p{L})\./gu, '$1 ')
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/gu, '$1')
    .replace(/\b(?:on|the|of)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** "today", "tomorrow", "in two weeks", "3 days ago". */
function readRelative(words: string, { today }: DateReading): Day | undefined {
  const named: Readonly<Record<string, number>> = {
    today: 0,
    tonight: 0,
    tomorrow: 1,
    'day after tomorrow': 2,
    yesterday: -1,
    'next week': 7,
    'week from today': 7,
  };
  const days = Object.hasOwn(named, words) ? named[words] : undefined;
  if (days !== undefined) return within(addDays(today, days));
  const ahead = /^in (a|an|one|two|three|four|six|\d{1,3}) (day|week)s?$/u.exec(words);
  if (ahead !== null) return within(addDays(today, spanDays(ahead[1], ahead[2])));
  const ago = /^(a|an|one|two|three|four|six|\d{1,3}) (day|week)s? ago$/u.exec(words);
  return ago === null ? undefined : within(addDays(today, -spanDays(ago[1], ago[2])));
}

function spanDays(count = '', unit = ''): number {
  const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6 };
  const number = /^\d+$/u.test(count) ? Number(count) : (counts[count] ?? 1);
  return number * (unit === 'week' ? 7 : 1);
}

/** "Tuesday" and "next Tuesday" are the first one after today; "this Tuesday" may be today; "last Tuesday" was before. */
function readWeekday(words: string, { today }: DateReading): Day | undefined {
  const found = new RegExp(`^(?:(this|next|coming|last) )?${weekday}$`, 'u').exec(words);
  if (found === null) return undefined;
  const wanted = weekdays.indexOf((found[2] ?? '').slice(0, 3));
  const here = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const ahead = (wanted - here + 7) % 7;
  if (found[1] === 'this') return within(addDays(today, ahead));
  if (found[1] === 'last') return within(addDays(today, ahead === 0 ? -7 : ahead - 7));
  return within(addDays(today, ahead === 0 ? 7 : ahead));
}

/** "1 Dec", "1. December 2026", "Dec 1 2026", with or without the name of the day before it. */
function readNamedMonth(words: string, { today }: DateReading): Day | undefined {
  const before = `^(?:${weekday} )?`;
  const dayFirst = new RegExp(`${before}(\\d{1,2})[. ]{0,2}${monthName}(?: (\\d{4}))?$`, 'u');
  const monthFirst = new RegExp(`${before}${monthName} ?(\\d{1,2})(?: (\\d{4}))?$`, 'u');
  const first = dayFirst.exec(words);
  if (first !== null) return numbered(today, [first[2], monthNumber(first[3]), first[4]]);
  const second = monthFirst.exec(words);
  if (second === null) return undefined;
  return numbered(today, [second[3], monthNumber(second[2]), second[4]]);
}

/** "2026-12-01", "1.12.2026", "1.12.", "1/12/26". */
function readNumbers(words: string, { today, order }: DateReading): Day | undefined {
  const plain = words.replace(new RegExp(`^${weekday} `, 'u'), '');
  const year = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/u.exec(plain);
  if (year !== null) return numbered(today, [year[4], year[3], year[1]]);
  const short = /^(\d{1,2})\s?([-./])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?$/u.exec(plain);
  if (short === null) return undefined;
  const [, one, sign, two, end] = short;
  const swapped = sign === '/' && order === 'month-first';
  const full = end?.length === 2 ? `20${end}` : end;
  const asOrdered = numbered(today, swapped ? [two, one, full] : [one, two, full]);
  // "24/12" can only be meant one way, whatever is usual here.
  return (
    asOrdered ??
    (sign === '/' ? numbered(today, [swapped ? one : two, swapped ? two : one, full]) : undefined)
  );
}

const monthNumber = (name = ''): string => String(months.indexOf(name.slice(0, 3)) + 1);

/** A day from its written numbers; without a year the one that lies nearest. */
function numbered(
  today: Day,
  [day, month, year]: readonly [string | undefined, string | undefined, string | undefined],
): Day | undefined {
  const at = (in_: number): Day | undefined =>
    within({ year: in_, month: Number(month), day: Number(day) });
  if (year !== undefined) return at(Number(year));
  const earliest = rank(addDays(today, -daysBack));
  return [
    today.year - 1,
    today.year,
    today.year + 1,
    today.year + 2,
    today.year + 3,
    today.year + 4,
  ]
    .map(at)
    .find((one) => one !== undefined && rank(one) >= earliest);
}

const rank = ({ year, month, day }: Day): number => (year * 100 + month) * 100 + day;

/** The day, if the calendar has it. */
function within(day: Day): Day | undefined {
  if (day.year < firstYear || day.year > lastYear) return undefined;
  const same = dayOf(new Date(Date.UTC(day.year, day.month - 1, day.day)));
  return rank(same) === rank(day) ? day : undefined;
}

const dayOf = (date: Date): Day => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

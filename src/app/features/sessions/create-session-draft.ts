import { createSignal, type Accessor } from 'solid-js';
import { sessionLimits, type WayToMeet } from '../../../crdt/documents/sessions/types.ts';
import { useApp } from '../../live/app-context.tsx';
import { whenTyped } from '../../words/when-planned.ts';
import { dateOrderHere, dayAndTime, isoTime, momentOf } from './moments.ts';
import { parseDate, type Day } from './parse-date.ts';
import { parseTime, type TimeOfDay } from './parse-time.ts';

/** What a session begins with in the dialog; a moment that is not known yet leaves both boxes empty. */
export interface SessionStart {
  readonly atMs: number | undefined;
  readonly minutes: number;
  readonly how: WayToMeet;
}

/** The boxes that are typed into. */
export interface SessionTexts {
  readonly date: string;
  readonly time: string;
  readonly minutes: string;
}

/** What was typed before and not saved. */
export interface KeptFields {
  readonly texts: SessionTexts;
  readonly how: WayToMeet;
}

/** What is being written in the dialog of a session, and what is understood of it so far. */
export interface SessionDraft {
  readonly texts: Accessor<SessionTexts>;
  write(texts: Partial<SessionTexts>): void;
  readonly how: Accessor<WayToMeet>;
  setHow(how: WayToMeet): void;
  readonly day: Accessor<Day | undefined>;
  readonly time: Accessor<TimeOfDay | undefined>;
  /** When it begins, once both day and time are understood. */
  readonly atMs: Accessor<number | undefined>;
  /** How long it is to last, in minutes. */
  readonly minutes: Accessor<number | undefined>;
}

/** The fields of a session while its dialog is open; `kept` is what was typed into them before. */
export function createSessionDraft(start: SessionStart, kept?: KeptFields): SessionDraft {
  const { clock } = useApp().browser;
  const order = dateOrderHere();
  const [texts, setTexts] = createSignal(kept?.texts ?? textsOf(start));
  const [how, setHow] = createSignal(kept?.how ?? start.how);
  const day = (): Day | undefined =>
    parseDate(texts().date, { today: dayAndTime(clock.nowMs()).day, order });
  const time = (): TimeOfDay | undefined => parseTime(texts().time);
  return {
    texts,
    write: (change) => setTexts((before) => ({ ...before, ...change })),
    how,
    setHow: (way) => setHow(way),
    day,
    time,
    atMs() {
      const [date, clockTime] = [day(), time()];
      return date === undefined || clockTime === undefined ? undefined : momentOf(date, clockTime);
    },
    minutes: () =>
      wholeNumber(texts().minutes, [sessionLimits.leastMinutes, sessionLimits.mostMinutes]),
  };
}

/** What stands in the boxes at first. */
export const textsOf = (start: SessionStart): SessionTexts => ({
  date: start.atMs === undefined ? '' : whenTyped(start.atMs),
  time: start.atMs === undefined ? '' : isoTime(dayAndTime(start.atMs).time),
  minutes: String(start.minutes),
});

/** A number as somebody writes it: "50", "50 min", "50 minutes"; undefined outside of what is possible. */
export function wholeNumber(
  text: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const found = /^(\d{1,4})\s*(?:m|min|mins|minutes?|times?|x)?\.?$/iu.exec(
    text.normalize('NFKC').trim(),
  );
  if (found === null) return undefined;
  const number = Number(found[1]);
  return number >= least && number <= most ? number : undefined;
}

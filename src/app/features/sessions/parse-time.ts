/** A time of day, on a clock of 24 hours. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/**
 * The time that somebody's words mean: "15:00", "15.00", "15h30", "1500", "3 pm", "at noon"; undefined where they can not be
 * understood. "3:00" is three at night, as it says: the page shows what was understood. Never throws.
 */
export function parseTime(text: string): TimeOfDay | undefined {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 40)
    .replace(/\bat\b|o[’']clock/gu, ' ')
    .replace(/\b([ap])\.? ?m\b\.?/gu, '$1m')
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === 'noon' || words === 'midday') return { hour: 12, minute: 0 };
  if (words === 'midnight') return { hour: 0, minute: 0 };
  const found =
    /^(\d{1,2})(?: ?(?:[:.]|h) ?(\d{2})| ?h)?(?: ?(am|pm))?$/u.exec(words) ??
    /^(\d{2})(\d{2})$/u.exec(words);
  if (found === null) return undefined;
  const hour = onDayClock(Number(found[1]), found[3]);
  const minute = Number(found[2] ?? 0);
  return hour === undefined || minute > 59 ? undefined : { hour, minute };
}

function onDayClock(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

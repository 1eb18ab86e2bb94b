import type { RecordId } from '../basics/id.ts';
import type { Pace } from '../documents/shapes/pace.ts';

/** Light signs during the hour: a hand up, a short pause, "say that again", "that helped". */
export const signs = ['hand', 'pause', 'again', 'helped'] as const;
export type Sign = (typeof signs)[number];

/**
 * How somebody is here: the pace they asked for, whether they need a moment, and the sign they give. Pace and moment are the
 * person's and not a page's: each of their pages takes over what another said later, and goes on saying it when that one is closed.
 * So a moment ends with "I am back" on any of their pages, or once the last of them is gone.
 */
export interface Manner {
  readonly pace: Pace | undefined;
  /** When the dial was turned, by that device's clock and later than every turn known there: the last one counts. */
  readonly paceMs?: number | undefined;
  /** In which session. */
  readonly paceIn?: RecordId | undefined;
  readonly needsMoment: boolean;
  /** When a moment was asked for or ended, like `paceMs`. */
  readonly momentMs?: number | undefined;
  readonly sign: Sign | undefined;
}

/**
 * What counts of two pages of one person: the last turn of the dial, and the last word about the moment. Of two at the very same
 * time the slower pace counts, and the moment. All else is as the first has it, which is given back itself when nothing of it changes.
 */
export function lastSaid<Shown extends Manner>(one: Shown, other: Manner): Shown {
  const { pace, paceMs, paceIn, needsMoment, momentMs } = other;
  const turned = isLater([paceMs, pace ?? ''], [one.paceMs, one.pace ?? '']);
  const said = isLater([momentMs, needsMoment], [one.momentMs, one.needsMoment]);
  return turned || said
    ? {
        ...one,
        ...(turned && { pace, paceMs, paceIn }),
        ...(said && { needsMoment, momentMs }),
      }
    : one;
}

type At<Said> = readonly [ms: number | undefined, said: Said];

/** "slower" comes behind "right" and "ready" in the alphabet, and no pace before all. */
const isLater = <Said extends string | boolean>(
  [ms = 0, said]: At<Said>,
  [knownMs = 0, known]: At<Said>,
): boolean => ms > knownMs || (ms === knownMs && said > known);

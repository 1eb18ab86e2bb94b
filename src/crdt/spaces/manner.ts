import type { Pace } from '../documents/shapes/pace.ts';

/** Light signs during the hour: a hand up, a short pause, "say that again", "that helped". */
export const signs = ['hand', 'pause', 'again', 'helped'] as const;
export type Sign = (typeof signs)[number];

/** How somebody is here: the pace they asked for, whether they need a moment, and the sign they give. */
export interface Manner {
  readonly pace: Pace | undefined;
  /** When the dial was turned, by that device's clock: of several devices of one person the last turn counts. */
  readonly paceMs?: number | undefined;
  readonly needsMoment: boolean;
  readonly sign: Sign | undefined;
}

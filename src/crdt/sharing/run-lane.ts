import { equalBytes } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import type { DoorstepLink } from './doorstep-link.ts';
import { type Direction, type FramePlace, sealFrame } from './doorstep-envelope.ts';
import { type DoorstepFrame, encodeFrame } from './doorstep-frames.ts';

/** The frames of one run on one connection, counted in both directions. */
export interface RunLane {
  readonly run: Uint8Array;
  /** False when it could not be sent. */
  send(frame: DoorstepFrame): Promise<boolean>;
  /** Whether a frame that has arrived is the next one of this run; counts it when it is. */
  isNext(place: FramePlace): boolean;
}

/** A lane for one side; `direction` is this side's own. */
export function createRunLane(of: {
  readonly key: Uint8Array;
  readonly run: Uint8Array;
  readonly direction: Direction;
  readonly link: DoorstepLink;
  readonly random: Random;
}): RunLane {
  const { key, run, direction, link, random } = of;
  let sent = 0;
  let arrived = 0;
  return {
    run,
    async send(frame) {
      const place: FramePlace = { direction, run, number: sent };
      sent += 1;
      return link.send(sealFrame({ key, place, frame: encodeFrame(frame), random }));
    },
    isNext(place) {
      if (place.direction === direction || place.number !== arrived) return false;
      if (!equalBytes(place.run, run)) return false;
      arrived += 1;
      return true;
    },
  };
}

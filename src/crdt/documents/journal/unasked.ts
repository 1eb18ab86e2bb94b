import type { TouchReading } from '../shapes/record.ts';

/** For reading what does not hang on whose hand wrote it, and where nobody counts what is odd. */
export const unasked = (): TouchReading => ({
  context: { authorOf: () => undefined },
  oddities: { count: 0 },
});

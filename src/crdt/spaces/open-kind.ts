import type { Live } from '../basics/live.ts';

/** A kind of document, open: a view that follows every change, and the verbs. */
export interface LiveKind<View, Verbs> {
  readonly view: Live<View>;
  readonly verbs: Verbs;
  /** True when it was made with a newer version: it can be read as far as we know it, and not changed. */
  readonly newer: Live<boolean>;
}

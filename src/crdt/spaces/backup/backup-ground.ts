import type { Stretch } from '../../vault/argon2-cost.ts';
import type { Home } from '../home.ts';

/** What making and restoring a backup takes beside the home itself. */
export interface BackupGround {
  readonly home: Home;
  readonly stretch: Stretch;
  readonly pace: Pace;
}

/** Lets the page breathe between two pieces of work; false when the person wants no more of it. */
export type Pace = () => Promise<boolean>;

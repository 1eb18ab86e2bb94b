import { platformClock } from '../../basics/clock.ts';
import type { Attune } from '../attune.ts';
import { workerStretch } from '../worker-stretch.ts';
import type { Backups } from './backups.ts';
import { createBackups } from './create-backups.ts';

/** Backups in the browser: loaded when somebody asks for one. */
export const browserBackups = (attune: Attune): Backups =>
  createBackups(attune, {
    clock: platformClock,
    stretch: workerStretch,
    breathe: () => new Promise((drawn) => platformClock.after(0, drawn)),
  });

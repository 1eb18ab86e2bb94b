import { localDay } from '../../../live/local-day.ts';

/** How the file of a backup is called: it says the day, and nothing of the person or of Attune but its ending. */
export const backupName = (nowMs: number): string => `backup-${localDay(nowMs)}.attune`;

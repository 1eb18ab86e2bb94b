import { localDay } from '../../../live/local-day.ts';

/**
 * How the file of a backup is called: it says the day, and nothing of the person or of Attune but its ending. That of one workspace
 * alone says so, and the minute as well: it takes the place neither of one of everything nor of one of another workspace.
 */
export function backupName(nowMs: number, scope: 'everything' | 'one' = 'everything'): string {
  const day = localDay(nowMs);
  if (scope === 'everything') return `backup-${day}.attune`;
  const at = new Date(nowMs);
  const minute = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `backup-one-workspace-${day}-${minute.join('')}.attune`;
}

import { localDay } from '../../../live/local-day.ts';

const starts = {
  everything: 'backup',
  one: 'backup-one-workspace',
  before: 'copy-from-before',
} as const;

/**
 * How the file of a backup is called: it says the day, and nothing of the person or of Attune but its ending. That of one workspace
 * alone and the copy from before a restore say so, and the minute as well: such a file takes the place neither of that day's backup
 * of everything nor of another of its own kind.
 */
export function backupName(nowMs: number, what: keyof typeof starts = 'everything'): string {
  const day = localDay(nowMs);
  if (what === 'everything') return `${starts[what]}-${day}.attune`;
  const at = new Date(nowMs);
  const minute = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${starts[what]}-${day}-${minute.join('')}.attune`;
}

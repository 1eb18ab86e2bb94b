import type { BackupNote } from './backup-records.ts';

/** After so long without a backup there is a reminder, in milliseconds. */
export const reminderAfterMs = 7 * 86_400_000;

/** Whether it is time for a reminder: a week after the last backup, after there was something to back up, or after it was put off. */
export function isBackupDue({ sinceMs, made, putOffMs }: BackupNote, nowMs: number): boolean {
  const lastMs = Math.max(made?.madeMs ?? sinceMs, putOffMs ?? 0);
  return nowMs - lastMs >= reminderAfterMs;
}

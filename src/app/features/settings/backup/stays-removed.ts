import { restoreWords } from '../../../words/restore.ts';

/** What of a backup was here already, and is put together with what is in it. */
export interface PutTogether {
  readonly journal: boolean;
  readonly workspaces: boolean;
}

/** What becomes of what was removed since the backup was made; undefined where nothing of the backup was here. */
export function staysRemoved({ journal, workspaces }: PutTogether): string | undefined {
  if (!journal && !workspaces) return undefined;
  const both = journal && workspaces;
  const where = both ? 'both' : journal ? 'journal' : 'workspaces';
  return `${restoreWords.staysRemoved} ${restoreWords.canBePutBack[where]}`;
}

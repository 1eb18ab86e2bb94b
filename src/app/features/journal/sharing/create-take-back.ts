import type { Result } from '../../../../crdt/basics/result.ts';
import { err } from '../../../../crdt/basics/result.ts';
import { useApp } from '../../../live/app-context.tsx';
import type { JournalEntry } from '../../../live/journal-context.tsx';
import type { ShareFault } from '../../../live/session-room-context.tsx';
import { useWorkspaceIfOpen } from '../../../live/workspace-context.tsx';

/** Something of an entry that was shared. */
export type Shared = JournalEntry['shared'][number];

/**
 * Takes back what was shared, in the workspace that is open; in front of all, the one that it was shared in is opened for
 * that and closed again.
 */
export function createTakeBack(): (
  shared: Shared,
) => Promise<Result<void, ShareFault | 'not-opened'>> {
  const { attune } = useApp();
  const open = useWorkspaceIfOpen();
  return async ({ workspace, excerpt }) => {
    const opened =
      open === undefined
        ? await attune.openWorkspace(workspace)
        : ({ ok: true, value: open.workspace } as const);
    if (!opened.ok) return err('not-opened');
    try {
      const { sharing } = await opened.value.sessionRoom();
      return await sharing.takeBack(excerpt);
    } catch {
      // The part of the app that does it could not be fetched.
      return err('not-opened');
    } finally {
      if (open === undefined) await attune.closeWorkspace();
    }
  };
}

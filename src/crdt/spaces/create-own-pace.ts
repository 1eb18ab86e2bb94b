import type { SpaceId } from '../basics/id.ts';
import { err } from '../basics/result.ts';
import { ownFaultOf } from './own-fault.ts';
import type { OwnPace } from './own-pace.ts';
import type { Personal } from './personal-when-needed.ts';

/** The pace in one workspace, over the personal Space; asking founds and opens nothing that is not there. */
export function createOwnPace(
  workspace: SpaceId,
  personal: Pick<Personal, 'exists' | 'open'>,
): OwnPace {
  return {
    async notePace(what, { session, saidMs }) {
      const opened = await personal.open();
      if (!opened.ok) return err(ownFaultOf(opened.error));
      const { paceHistory } = opened.value;
      if (paceHistory.newer.get()) return err('newer');
      paceHistory.verbs.note({ workspace, session, what, saidMs });
      const rests = await opened.value.saved();
      return rests.ok ? rests : err(ownFaultOf(rests.error));
    },
    async lastPace(session) {
      const opened = personal.exists() ? await personal.open() : undefined;
      if (opened?.ok !== true) return undefined;
      for (const mark of opened.value.paceHistory.view.get().marks) {
        const isThere = mark.workspace === workspace && mark.session === session;
        if (isThere && mark.what !== 'moment') return { pace: mark.what, turnedMs: mark.atMs };
      }
      return undefined;
    },
  };
}

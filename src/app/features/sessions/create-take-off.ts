import type { RecordId } from '../../../crdt/basics/id.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { sessionsWords } from '../../words/sessions.ts';
import { whenFull } from '../../words/when-planned.ts';
import { useUndoNotices } from './undo-notices.ts';

/** Taking sessions off the list, each with a way to put them back. */
export interface TakeOff {
  one(session: Session): void;
  /** Also those of its series that come later and were not begun. */
  withLater(session: Session): void;
  /** Whether later ones of its series are still to come. */
  hasLater(session: Session): boolean;
}

/** The verbs and notices of the page that asks. */
export function createTakeOff(): TakeOff {
  const { sessions } = useSessionRoom();
  const notice = useUndoNotices();
  const say = (text: string, taken: readonly RecordId[]): void => {
    notice({
      text,
      undo: () => {
        if (!sessions.newer()) sessions.verbs.restore(taken);
      },
    });
  };
  return {
    one({ id, atMs }) {
      sessions.verbs.remove(id);
      say(sessionsWords.takenOff(whenFull(atMs)), [id]);
    },
    withLater({ id }) {
      const taken = sessions.verbs.removeFromHereOn(id);
      if (taken.length > 0) say(sessionsWords.takenOffLater(taken.length), taken);
    },
    hasLater: ({ series, atMs }) =>
      series !== undefined &&
      sessions.view.sessions.some(
        (other) =>
          other.series === series &&
          other.atMs > atMs &&
          other.startedMs === undefined &&
          other.closedMs === undefined,
      ),
  };
}

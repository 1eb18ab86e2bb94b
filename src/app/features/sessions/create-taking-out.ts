import type { RecordId } from '../../../crdt/basics/id.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { agendaWords } from '../../words/agenda.ts';
import { useUndoNotices } from './undo-notices.ts';

/** Takes an item out of the agenda for all, and tells so with a way back. */
export function createTakingOut(): (item: RecordId) => void {
  const { agenda } = useSessionRoom();
  const notice = useUndoNotices();
  return (item) => {
    agenda.verbs.remove(item);
    notice({
      text: agendaWords.takenOut,
      undo: () => {
        if (!agenda.newer()) agenda.verbs.restore(item);
      },
    });
  };
}

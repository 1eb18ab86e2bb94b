import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { agendaWords } from '../../words/agenda.ts';
import { useUndoNotices } from './undo-notices.ts';

/** "Not today": takes an item off the agenda and keeps it for this person alone, and tells them so with a way back. */
export function createParking(): (
  item: Pick<AgendaLine['item'], 'id' | 'session'>,
) => Promise<void> {
  const { agenda, parking } = useSessionRoom();
  const toasts = useToasts();
  const notice = useUndoNotices();
  return async ({ id: item, session }) => {
    const parked = await parking.park(item);
    if (!parked.ok) {
      toasts.show({ text: agendaWords.notParked[parked.error] });
      return;
    }
    notice({
      text: agendaWords.parked,
      undo: () => {
        const kept = parking.items().find((one) => one.item === item);
        if (kept !== undefined && !agenda.newer()) void parking.bringBack(kept.id, session);
      },
    });
  };
}

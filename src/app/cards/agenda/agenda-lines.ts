import { createMemo, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import {
  agendaOf,
  type AgendaLine,
  type SessionSlot,
} from '../../../crdt/documents/agenda/agenda-of.ts';
import { isOver, type PlacedSession } from '../../live/create-placed-sessions.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';
import { useWorkspace } from '../../live/workspace-context.tsx';

export type { AgendaLine };

/** What stands on the agenda of a session; of undefined, what waits for one that is not planned yet. */
export type AgendaReader = (session: RecordId | undefined) => readonly AgendaLine[];

/** Reads agendas, following every change of items, sessions and people. */
export function createAgendaReader(placed: Accessor<readonly PlacedSession[]>): AgendaReader {
  const { agenda } = useSessionRoom();
  const { members } = useWorkspace();
  const slots = createMemo<readonly SessionSlot[]>(() =>
    placed().map(({ session: { id, atMs, closedMs }, state }) => ({
      id,
      atMs,
      isOver: isOver(state),
      closedMs,
    })),
  );
  const clients = createMemo(() =>
    members.view.members.filter(({ part }) => part === 'client').map(({ id }) => id),
  );
  // eslint-disable-next-line solid/reactivity -- who reads an agenda does so where changes are followed.
  return (session) =>
    agendaOf({ items: agenda.view.items, sessions: slots(), session, clients: clients() });
}

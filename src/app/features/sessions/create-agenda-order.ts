import type { RecordId } from '../../../crdt/basics/id.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';

/** Moving what stands on one agenda within the order that all agendas share. */
export interface AgendaOrder {
  /** What can be moved: all but the first items of clients, which stand at the top. */
  readonly movable: () => readonly RecordId[];
  /** Puts a movable one right before another, or at the end. */
  place(item: RecordId, before: RecordId | undefined): void;
  /** One place up or down. False at the ends. */
  step(item: RecordId, by: -1 | 1): boolean;
  /** Puts somebody's own item before the one that is their first now. */
  makeFirst(item: RecordId): void;
}

/** The order of these lines. */
export function createAgendaOrder(lines: () => readonly AgendaLine[]): AgendaOrder {
  const { agenda } = useSessionRoom();
  const movable = (): readonly RecordId[] =>
    lines()
      .filter(({ pinned }) => !pinned)
      .map(({ item }) => item.id);
  const lineOf = (id: RecordId): AgendaLine | undefined =>
    lines().find(({ item }) => item.id === id);
  /** Which line is its author's first, when that stands at the top. */
  const firstOf = (id: RecordId): RecordId | undefined => {
    const by = lineOf(id)?.item.created.by;
    return lines().find(({ pinned, item }) => pinned && item.created.by === by)?.item.id;
  };
  const place = (id: RecordId, before: RecordId | undefined): void => {
    const first = firstOf(id);
    const ids = agenda.view.items.map((item) => item.id);
    // Moving something up never takes the first place from its author's first: that one goes ahead of it.
    if (first !== undefined && before !== undefined && ids.indexOf(first) > ids.indexOf(before)) {
      agenda.verbs.place(first, before);
    }
    agenda.verbs.place(id, before);
  };
  return {
    movable,
    place,
    step(id, by) {
      const ids = movable();
      const from = ids.indexOf(id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= ids.length) return false;
      place(id, by < 0 ? ids[to] : ids[to + 1]);
      return true;
    },
    makeFirst(id) {
      const first = firstOf(id);
      if (first !== undefined && first !== id) agenda.verbs.place(id, first);
    },
  };
}

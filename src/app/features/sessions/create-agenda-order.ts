import type { RecordId } from '../../../crdt/basics/id.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';
import { useSessionRoom } from '../../live/session-room-context.tsx';

/** Moving what stands on one agenda within the order that all agendas share. */
export interface AgendaOrder {
  /** What can be moved: all but the first items of clients, which stand at the top. */
  readonly movable: () => readonly RecordId[];
  /** Puts a movable one right before another, or at the end. */
  place(item: RecordId, before: RecordId | undefined): PutBack;
  /** One place up or down. Undefined at the ends. */
  step(item: RecordId, by: -1 | 1): PutBack | undefined;
  /** Puts somebody's own item before the one that is their first now; undefined for that one itself. */
  makeFirst(item: RecordId): PutBack | undefined;
}

/** Puts what was moved back to where it stood: before what it stood before, as far as that is still there. */
export type PutBack = () => void;

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
  const ids = (): readonly RecordId[] => agenda.view.items.map((item) => item.id);
  const move = (id: RecordId, before: RecordId | undefined): PutBack => {
    const all = ids();
    const behind = all.slice(all.indexOf(id) + 1);
    agenda.verbs.place(id, before);
    return () => {
      if (agenda.newer()) return;
      const there = new Set(ids());
      agenda.verbs.place(
        id,
        behind.find((other) => there.has(other)),
      );
    };
  };
  const place = (id: RecordId, before: RecordId | undefined): PutBack => {
    const first = firstOf(id);
    const all = ids();
    const back: PutBack[] = [];
    // Moving something up never takes the first place from its author's first: that one goes ahead of it.
    if (first !== undefined && before !== undefined && all.indexOf(first) > all.indexOf(before)) {
      back.push(move(first, before));
    }
    back.push(move(id, before));
    return () => {
      for (const putBack of back.reverse()) putBack();
    };
  };
  return {
    movable,
    place,
    step(id, by) {
      const all = movable();
      const from = all.indexOf(id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= all.length) return undefined;
      return place(id, by < 0 ? all[to] : all[to + 1]);
    },
    makeFirst(id) {
      const first = firstOf(id);
      return first === undefined || first === id ? undefined : move(id, first);
    },
  };
}

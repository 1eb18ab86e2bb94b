import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { createEdgeScroll, type EdgeScroll } from '../../ui/scroll-at-edge.ts';

/** How far a finger or mouse goes before it means to drag, in pixels. */
const slipPx = 4;

/** What a list that can be dragged tells of itself. */
export interface DragList {
  /** What can be moved, in the order on the page. */
  readonly ids: Accessor<readonly RecordId[]>;
  readonly rowOf: (id: RecordId) => Element | undefined;
  /** It was let go before another one; before none means at the end. */
  readonly onDrop: (id: RecordId, before: RecordId | undefined) => void;
  readonly onCancel: () => void;
}

/** A row on its way to another place. */
export interface Drag {
  readonly dragged: Accessor<RecordId | undefined>;
  /** On which side of a row the line shows where it would come to lie. */
  readonly lineAt: (id: RecordId) => 'before' | 'after' | undefined;
  /** The pointer went down on the handle of a row. */
  readonly begin: (event: PointerEvent, id: RecordId) => void;
}

/**
 * Moves rows with mouse, pen or finger. Nothing is changed before the row is let go; Escape leaves it where it was. The same
 * can be done by keys, so this is for the eyes alone. At the edge of the window the page moves along.
 */
export function createDrag(list: DragList): Drag {
  const [dragged, setDragged] = createSignal<RecordId>();
  /** How many of the others lie above the place where it would come to lie. */
  const [above, setAbove] = createSignal<number>();
  let listening: AbortController | undefined;
  let scroll: EdgeScroll | undefined;
  const others = (): readonly RecordId[] => list.ids().filter((id) => id !== dragged());
  const end = (): void => {
    scroll?.stop();
    scroll = undefined;
    listening?.abort();
    listening = undefined;
    setDragged(undefined);
    setAbove(undefined);
  };
  const begin = (event: PointerEvent, id: RecordId): void => {
    if (event.button !== 0 || !event.isPrimary || listening !== undefined) return;
    event.preventDefault();
    const from = event.clientY;
    let pointerY = from;
    const look = (): void => {
      setAbove(others().filter((other) => middleOf(list.rowOf(other)) < pointerY).length);
    };
    scroll = createEdgeScroll(look);
    const move = ({ clientY, pointerId }: PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      if (dragged() === undefined && Math.abs(clientY - from) < slipPx) return;
      pointerY = clientY;
      setDragged(id);
      look();
      scroll?.follow(clientY);
    };
    const drop = ({ pointerId }: PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      const [place, before] = [above(), others()[above() ?? 0]];
      const isMoved = place !== undefined && place !== list.ids().indexOf(id);
      end();
      if (isMoved) list.onDrop(id, before);
    };
    const cancel = (): void => {
      const wasMoving = dragged() !== undefined;
      end();
      if (wasMoving) list.onCancel();
    };
    const escape = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      cancel();
    };
    listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointermove', move, { signal });
    document.addEventListener('pointerup', drop, { signal });
    document.addEventListener('pointercancel', cancel, { signal });
    document.addEventListener('keydown', escape, { signal });
  };
  onCleanup(end);
  const lineAt = (id: RecordId): 'before' | 'after' | undefined => {
    const place = above();
    if (place === undefined || id === dragged()) return undefined;
    const index = others().indexOf(id);
    if (index === place) return 'before';
    return place === others().length && index === place - 1 ? 'after' : undefined;
  };
  return { dragged, lineAt, begin };
}

function middleOf(row: Element | undefined): number {
  if (row === undefined) return Infinity;
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

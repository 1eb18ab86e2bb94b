import { createSignal } from 'solid-js';

/** How a row looks while one is drawn: it is the one, or the one would come before or after it. */
export type DragMark = 'drawn' | 'before' | 'after' | undefined;

/** Drawing the rows of one list to another place. */
export interface RowDrag {
  /** What the list is given: it holds the pointer, as rows may be made anew meanwhile. */
  readonly list: {
    readonly ref: (list: HTMLElement) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
    readonly onLostPointerCapture: () => void;
  };
  /** The pointer has gone down on the handle of this row. */
  begin(event: PointerEvent, from: number): void;
  markOf(index: number): DragMark;
}

/**
 * Rows that a pointer draws to another place. Nothing moves before the pointer is let go of: a line shows where the row
 * would come, so that the list does not run away under a finger.
 */
export function createRowDrag(options: {
  readonly count: () => number;
  readonly onDrop: (from: number, to: number) => void;
}): RowDrag {
  const [drawn, setDrawn] = createSignal<{ readonly from: number; readonly to: number }>();
  let list: HTMLElement | undefined;
  /** The row whose place the pointer points at. */
  const placeAt = (y: number, from: number): number => {
    const rows = [...(list?.children ?? [])];
    const before = rows.filter((row, index) => {
      const { top, bottom } = row.getBoundingClientRect();
      return index !== from && (top + bottom) / 2 < y;
    });
    return Math.min(before.length, options.count() - 1);
  };
  const stop = (): void => {
    setDrawn(undefined);
  };
  return {
    list: {
      ref(own) {
        list = own;
      },
      onPointerMove(event) {
        setDrawn((now) =>
          now === undefined ? now : { ...now, to: placeAt(event.clientY, now.from) },
        );
      },
      onPointerUp(event) {
        const now = drawn();
        stop();
        if (now !== undefined) options.onDrop(now.from, placeAt(event.clientY, now.from));
      },
      onPointerCancel: stop,
      onLostPointerCapture: stop,
    },
    begin(event, from) {
      if (event.button !== 0) return;
      list?.setPointerCapture(event.pointerId);
      setDrawn({ from, to: from });
    },
    markOf(index) {
      const now = drawn();
      if (now === undefined) return undefined;
      if (index === now.from) return 'drawn';
      if (index !== now.to) return undefined;
      return now.to < now.from ? 'before' : 'after';
    },
  };
}

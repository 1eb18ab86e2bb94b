import { createSignal, type Accessor } from 'solid-js';

/** The boxes of a form that somebody was asked to look at again. */
export interface Asked<Box extends string> {
  readonly boxes: Accessor<ReadonlySet<Box>>;
  /** Asks for another look at these, in their order on the page, and goes to the first. Whether there was any. */
  ask(boxes: readonly Box[]): boolean;
  /** Something was typed there. */
  forget(box: Box): void;
  place(box: Box, element: HTMLInputElement): void;
}

/** Nobody is asked before they wanted to save, and no longer than until they type. */
export function createAsked<Box extends string>(): Asked<Box> {
  const [boxes, setBoxes] = createSignal<ReadonlySet<Box>>(new Set());
  const places = new Map<Box, HTMLInputElement>();
  return {
    boxes,
    ask(asked) {
      setBoxes(new Set(asked));
      const [first] = asked;
      if (first !== undefined) places.get(first)?.focus();
      return first !== undefined;
    },
    forget: (box) => setBoxes((before) => new Set([...before].filter((one) => one !== box))),
    place: (box, element) => void places.set(box, element),
  };
}

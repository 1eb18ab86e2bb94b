import { onCleanup } from 'solid-js';
import { isCovered } from './on-top.tsx';

/** What the keys do; each is asked for only when there is something to do. */
export interface UndoKeys {
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
}

/** Where the browser's own undo is meant. */
const textBoxes =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable="true"]';

/**
 * Ctrl or Cmd with Z takes back, with Shift as well (or Ctrl with Y) brings again: wherever focus is on the page, for
 * as long as the component that says so is there. Not in boxes for text, and not behind a dialog.
 */
export function makeUndoKeys(does: () => UndoKeys): void {
  const listen = (event: KeyboardEvent): void => {
    const act = isCovered() || inTextBox(event.target) ? undefined : actOf(event, does());
    if (act === undefined || event.defaultPrevented) return;
    event.preventDefault();
    act();
  };
  document.addEventListener('keydown', listen);
  onCleanup(() => document.removeEventListener('keydown', listen));
}

const inTextBox = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(textBoxes) !== null;

function actOf(event: KeyboardEvent, { undo, redo }: UndoKeys): (() => void) | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' && event.ctrlKey && !event.shiftKey ? redo : undefined;
}

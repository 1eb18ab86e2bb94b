/**
 * The first page of this page load gets no focus: the browser has just begun reading at the top.
 * One page load has one document, so one mark for all is right.
 */
let first = true;

/** Moves focus to the heading of a page that somebody moved to, so that a screen reader says where one is. */
export function arriveAt(heading: HTMLElement | undefined): void {
  const held = document.activeElement;
  const typing = held instanceof HTMLInputElement || held instanceof HTMLTextAreaElement;
  if (!first && !typing) heading?.focus({ preventScroll: true });
  first = false;
}

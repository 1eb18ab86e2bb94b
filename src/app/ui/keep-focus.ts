/**
 * Does something that moves the pressed button or switches it off, and leaves focus where the person was: on that
 * button, or when it can no longer be pressed on its neighbour. Browsers drop focus in both cases.
 */
export function keepFocus(neighbour: 'next' | 'previous', act: () => void): void {
  const held = document.activeElement;
  act();
  queueMicrotask(() => {
    if (!(held instanceof HTMLElement) || !held.isConnected) return;
    const beside = neighbour === 'next' ? held.nextElementSibling : held.previousElementSibling;
    const target = held.matches(':disabled') ? beside : held;
    if (target instanceof HTMLElement) target.focus();
  });
}

/**
 * After what held focus has gone from the page, gives it to the first of these places that is there; at last to the
 * dialog that covers the page, or to the page's heading. Browsers drop it then, and whoever does not see would begin
 * again at the top. Where focus was not lost, nothing moves.
 */
export function catchFocus(...places: readonly (() => HTMLElement | null | undefined)[]): void {
  queueMicrotask(() => {
    const held = document.activeElement;
    if (held !== null && held !== document.body) return;
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    const last = (): HTMLElement | null =>
      dialog?.querySelector<HTMLElement>('button') ?? document.querySelector('#page h1');
    for (const find of [...places, last]) {
      const place = find();
      if (place?.isConnected !== true) continue;
      place.focus({ preventScroll: true });
      return;
    }
  });
}

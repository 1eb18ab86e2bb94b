import { onCleanup } from 'solid-js';

const focusable =
  'button, input, select, textarea, a[href], summary, [tabindex], [contenteditable="true"]';

/** What may get focus once the page has come to rest, the nearest first. One page has one focus, so it is kept once. */
let heirs: Element[] | undefined;

/**
 * Says where focus goes when this element goes from the page with focus in it, whoever took it away: to `first`, else to
 * what stands beside it, else to the page's heading. Browsers drop it to the body, where keys do nothing and a screen
 * reader has lost its place. Called where the element is made (as its ref). A neighbour gets focus on the first thing in
 * it that can take it; one that can only be read, such as a heading, wants `tabindex="-1"`. Whatever takes focus by
 * itself meanwhile, such as a dialog that opens, keeps it.
 */
export function passFocusOn(element: Element, first?: () => Element | null | undefined): void {
  onCleanup(() => {
    if (!element.contains(document.activeElement)) return;
    if (heirs === undefined) queueMicrotask(passOn);
    // Solid lets go of what lies inside before what lies around it: so the nearest come first.
    heirs ??= [];
    for (const heir of [first?.(), element.nextElementSibling, element.previousElementSibling]) {
      if (heir instanceof Element) heirs.push(heir);
    }
  });
}

function passOn(): void {
  const waiting = heirs ?? [];
  heirs = undefined;
  const lost = (): boolean =>
    document.activeElement === null || document.activeElement === document.body;
  for (const heir of waiting) {
    if (!lost()) return;
    const inside = heir.matches(focusable) ? [heir] : heir.querySelectorAll(focusable);
    for (const target of inside) {
      if (lost() && target instanceof HTMLElement && target.isConnected) target.focus();
    }
  }
  const heading = document.querySelector<HTMLElement>('#page h1');
  if (lost()) heading?.focus({ preventScroll: true });
}

/** By then a browser that could go back has done so, also where the first step has to be loaded on an old phone. */
const atTheLatestMs = 1_500;

let quiet: Promise<() => void> | undefined;

/** Fetches the quiet page at the first sign that somebody is about to leave: a pointer on the button, or one lone press of Shift. */
export function expectLeaving(): void {
  quiet ??= import('./quiet-page.ts').then(({ quietPage }) => quietPage());
  quiet.catch(() => undefined);
}

/**
 * Leaves at once, to an address or (empty) the quiet page, which is shown before the browser has gone anywhere. Back and Forward
 * would lead into Attune again, so it goes back to the first step of Attune in this tab and leaves from there;
 * public/appearance.js, which every page loads first, has the other half.
 */
export function leaveQuietly(to: string): void {
  const { documentElement: page } = document;
  page.hidden = true;
  page.dataset['left'] = '';
  // Where it has not come the page is bare until the browser has gone.
  quiet?.then(
    (show) => show(),
    () => undefined,
  );
  // Kept by the tab alone, until the page that is arrived at takes it away again.
  window.name = `quiet ${to}`;
  const steps = stepsBefore();
  if (steps > 0) history.go(-steps);
  else dispatchEvent(new PopStateEvent('popstate'));
  setTimeout(() => location.replace(to || '/quiet.html'), atTheLatestMs);
}

/** The depth that the router keeps with each step (@solidjs/router, lifecycle.js), at the first step of this page load. */
const firstDepth = depth();

function depth(): number {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('_depth' in state)) return 0;
  return typeof state._depth === 'number' ? state._depth : 0;
}

/** How many steps of Attune lie before this one; older browsers know only those since the page was loaded. */
function stepsBefore(): number {
  if ('navigation' in globalThis) return globalThis.navigation.currentEntry?.index ?? 0;
  return depth() - firstDepth;
}

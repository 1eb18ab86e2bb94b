/** By then a browser that could go back has done so, also where the first step has to be loaded on an old phone. */
const atTheLatestMs = 1_500;

let quiet: Document | null | undefined;

/**
 * Fetches the quiet page at the first sign that somebody is about to leave: a finger or pointer on the button, or one lone press of
 * Shift. A request gives a page taken apart already, which no policy on HTML as text stands against; its scripts do not run.
 */
export function expectLeaving(): void {
  if (quiet !== undefined) return;
  quiet = null;
  const request = new XMLHttpRequest();
  request.responseType = 'document';
  request.onload = () => {
    quiet = request.responseXML;
    if (document.documentElement.hidden) showQuiet();
  };
  request.open('GET', '/quiet.html');
  request.send();
}

/** Puts the quiet page in the place of this one in the same frame; nothing at all, where it has not come yet. */
function showQuiet(): void {
  const { documentElement: page, head, body } = document;
  page.hidden = true;
  page.dataset['left'] = '';
  const style = quiet?.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
  if (!quiet || !style) return;
  style.onload = () => (page.hidden = false);
  head.replaceChildren(...quiet.head.children);
  body.replaceChildren(...quiet.body.children);
}

/**
 * Leaves at once, to an address or (empty) the quiet page, which is shown before the browser has gone anywhere. Back and Forward
 * would lead into Attune again, so it goes back to the first step of Attune in this tab and leaves from there;
 * public/appearance.js, which every page loads first, has the other half.
 */
export function leaveQuietly(to: string): void {
  showQuiet();
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

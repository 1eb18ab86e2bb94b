import { onCleanup, onMount } from 'solid-js';

/**
 * Runs when what belongs to a component goes: with the component, or with the whole page, which `isPageGoing` says. A page that the browser
 * only puts aside comes back as it was.
 */
export function onLeaving(leave: (isPageGoing: boolean) => void): void {
  const hide = (event: PageTransitionEvent): void => {
    if (!event.persisted) leave(true);
  };
  onMount(() => addEventListener('pagehide', hide));
  onCleanup(() => {
    removeEventListener('pagehide', hide);
    leave(false);
  });
}

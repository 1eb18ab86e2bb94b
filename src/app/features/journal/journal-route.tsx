import { lazy, Suspense, type JSX } from 'solid-js';

const JournalPages = lazy(() => import('./journal-pages.tsx'));
// Whoever fetches this way, as the router does when a pointer comes near its link, is about to need what lies behind it.
void JournalPages.preload();

/** The way to the journal. What its pages need is named here, so that the table of routes, which everybody loads, stays short. */
export default function JournalRoute(): JSX.Element {
  return (
    <Suspense>
      <JournalPages />
    </Suspense>
  );
}

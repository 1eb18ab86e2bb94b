import { lazy, Suspense, type JSX } from 'solid-js';

const JournalPages = lazy(() => import('./journal-pages.tsx'));

/** The way to the journal. What its pages need is named here, so that the table of routes, which everybody loads, stays short. */
export default function JournalRoute(): JSX.Element {
  return (
    <Suspense>
      <JournalPages />
    </Suspense>
  );
}

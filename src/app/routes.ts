import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';

/** The journal and its entries: within a workspace, and in front of all of them. */
const journal: RouteDefinition = {
  path: '/journal/:entry?',
  component: lazy(() => import('./features/journal/journal-route.tsx')),
};

/** Every page and its address, each loaded when it is first opened. */
export const routes: RouteDefinition[] = [
  { path: '/', component: lazy(() => import('./features/welcome/home-page.tsx')) },
  { path: '/start', component: lazy(() => import('./features/welcome/start-page.tsx')) },
  { path: '/invitation', component: lazy(() => import('./features/welcome/invitation-page.tsx')) },
  { path: '/join', component: lazy(() => import('./features/welcome/join-page.tsx')) },
  {
    path: '/workspaces',
    component: lazy(() => import('./features/workspaces/workspaces-page.tsx')),
  },
  {
    path: '/restore',
    component: lazy(() => import('./features/settings/backup/restore-page.tsx')),
  },
  { path: '/settings', component: lazy(() => import('./features/settings/settings-page.tsx')) },
  journal,
  {
    path: '/w/:workspace',
    component: lazy(() => import('./shell/workspace-frame.tsx')),
    children: [
      { path: '/today', component: lazy(() => import('./features/today/today-page.tsx')) },
      { path: '/goals', component: lazy(() => import('./features/goals/goals-page.tsx')) },
      { path: '/sessions', component: lazy(() => import('./features/sessions/sessions-page.tsx')) },
      {
        path: '/sessions/:session',
        component: lazy(() => import('./features/sessions/session-page.tsx')),
      },
      { path: '/polls', component: lazy(() => import('./features/polls/polls-page.tsx')) },
      { path: '/notes', component: lazy(() => import('./features/notes/notes-page.tsx')) },
      { path: '/notes/:note', component: lazy(() => import('./features/notes/note-page.tsx')) },
      journal,
      { path: '/people', component: lazy(() => import('./features/people/people-page.tsx')) },
      {
        path: '/restore',
        component: lazy(() => import('./features/settings/backup/restore-page.tsx')),
      },
      { path: '/settings', component: lazy(() => import('./features/settings/settings-page.tsx')) },
      { path: '/*', component: lazy(() => import('./features/welcome/to-first-page.tsx')) },
    ],
  },
  { path: '/*', component: lazy(() => import('./features/welcome/to-first-page.tsx')) },
];

/** In place of every page while nothing is open. */
export const Closed = lazy(() => import('./closed.tsx'));

/** The roots of the kinds that live in the session room, without the kinds themselves. */
export const roomRoots = [
  'sessions',
  'agenda',
  'tasks',
  'comments',
  'polls',
  'reflections',
  'feedback',
  'excerpts',
] as const;

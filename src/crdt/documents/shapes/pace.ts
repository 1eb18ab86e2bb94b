/** How fast it may go, said by a client: slower, just right, ready for more. */
export const paces = ['slower', 'right', 'ready'] as const;
export type Pace = (typeof paces)[number];

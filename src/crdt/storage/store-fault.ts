/**
 * Why bytes do not rest safely. `full`: the disk or the browser's share of it; `closed`: another tab or the
 * browser closed the database; `gone`: it was deleted under us; `unavailable`: this browser keeps nothing
 * (private window, blocked storage); `unknown`: anything else the browser said.
 */
export type StoreFault = 'full' | 'closed' | 'gone' | 'unavailable' | 'unknown';

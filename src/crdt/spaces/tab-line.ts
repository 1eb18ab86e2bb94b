import type { Cancel } from '../basics/clock.ts';

/**
 * What tabs of one browser tell each other about the lock. `ask`: a tab that was just opened asks for the keys; `keys`: one that
 * is open hands them over, in memory only; `lock`: all close; `active` and `awake`: somebody was at a tab, and a tab was running.
 */
export type TabNews =
  | { readonly tag: 'ask' }
  | { readonly tag: 'keys'; readonly keys: Uint8Array }
  | { readonly tag: 'lock' }
  | { readonly tag: 'active'; readonly atMs: number }
  | { readonly tag: 'awake'; readonly atMs: number };

/** A line to the other tabs of this browser. Where there is none each tab asks for itself. */
export interface TabLine {
  tell(news: TabNews): void;
  hear(listener: (news: TabNews) => void): Cancel;
}

/** What came over a line, when it is news of ours. */
export function readTabNews(data: unknown): TabNews | undefined {
  if (typeof data !== 'object' || data === null || !('tag' in data)) return undefined;
  switch (data.tag) {
    case 'ask':
    case 'lock':
      return { tag: data.tag };
    case 'keys':
      return 'keys' in data && data.keys instanceof Uint8Array
        ? { tag: 'keys', keys: data.keys }
        : undefined;
    case 'active':
    case 'awake':
      return 'atMs' in data && typeof data.atMs === 'number'
        ? { tag: data.tag, atMs: data.atMs }
        : undefined;
    default:
      return undefined;
  }
}

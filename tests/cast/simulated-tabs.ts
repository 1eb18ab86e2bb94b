import type { TabLine, TabNews } from '../../src/crdt/spaces/tab-line.ts';

/** The line between tabs of one simulated browser. */
export function simulatedTabs(): { open(): TabLine } {
  const tabs = new Set<Set<(news: TabNews) => void>>();
  return {
    open() {
      const own = new Set<(news: TabNews) => void>();
      tabs.add(own);
      return {
        tell(news) {
          // What travels is a copy, and arrives in a task of its own.
          const copy = structuredClone(news);
          queueMicrotask(() => {
            for (const tab of tabs)
              if (tab !== own) for (const listener of [...tab]) listener(copy);
          });
        },
        hear(listener) {
          own.add(listener);
          return () => own.delete(listener);
        },
      };
    },
  };
}

/** What tabs of one browser tell each other about a database: never what is in it. */
export type StoreNews = 'stored' | 'rewritten' | 'erased';

/** A line to the other tabs that use the same database. */
export interface NewsLine {
  tell(news: StoreNews): void;
  close(): void;
}

/**
 * A BroadcastChannel named like the database, which says nothing. Where there is none (old browsers), tabs
 * still learn of each other's entries whenever they store something themselves.
 */
export function newsLine(name: string, hear: (news: StoreNews) => void): NewsLine {
  if (typeof BroadcastChannel === 'undefined')
    return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  let open = true;
  channel.onmessage = ({ data }: { data: unknown }) => {
    if (open && (data === 'stored' || data === 'rewritten' || data === 'erased')) hear(data);
  };
  return {
    tell(news) {
      if (open) channel.postMessage(news);
    },
    close() {
      open = false;
      channel.close();
    },
  };
}

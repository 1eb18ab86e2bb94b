import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { DeviceId, FeedId } from '../basics/id.ts';
import { notifyAll } from '../basics/live.ts';
import type { PeerDevice } from './device-proof.ts';
import { createExchangePeer } from './exchange-peer.ts';
import type { ExchangePeer, ExchangeShared } from './exchange-peer.ts';
import type { FeedSource } from './feed-source.ts';
import { peerChannel } from './peer-channel.ts';
import type { PeerConnection, PeerLink } from './transport.ts';

/** Keeps the feeds of a Space the same on all connected pages: have and want. */
export interface Exchange {
  /** Exchanges over a connection until it closes. */
  attach(connection: PeerConnection<PeerDevice>): void;
  /** A page that holds the same feeds was asked whether they say the same to it: every 15 seconds, while nobody writes. */
  onCompared(listener: (outcome: Comparison) => void): Cancel;
  /** Stops on every connection; the connections themselves stay. */
  close(): void;
}

/** The same feeds, read by two pages. `equal` is false when somebody lied or something broke. */
export interface Comparison {
  readonly device: DeviceId;
  /** The page that answered, for as long as it is there: one device may have several. */
  readonly page: Pick<PeerLink, 'onClose'>;
  readonly equal: boolean;
}

/** What was written here has been pushed already: others are told where it stands after this much quiet. */
const ownQuietMs = 2_000;
/** What came from elsewhere is told soon, so that pages which cannot meet are served through this one. */
const foreignQuietMs = 100;
const foreignLatestMs = 300;
const checkMs = 15_000;
const mutedMs = 60_000;

/** An exchange of this source's feeds, with nobody yet. */
export function createExchange(options: {
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly count: Count;
}): Exchange {
  const { source, clock, count } = options;
  const peerByLink = new Map<PeerLink, ExchangePeer>();
  const askedByFeed = new Map<FeedId, ExchangePeer>();
  const comparing = new Set<(outcome: Comparison) => void>();
  const mutedUntil = new Map<DeviceId, number>();
  let ownDueMs = Number.POSITIVE_INFINITY;
  let foreignDueMs = Number.POSITIVE_INFINITY;
  let foreignSinceMs: number | undefined;
  let stopTelling: Cancel | undefined;

  const tellAll = (): void => {
    stopTelling?.();
    stopTelling = undefined;
    ownDueMs = Number.POSITIVE_INFINITY;
    foreignDueMs = Number.POSITIVE_INFINITY;
    foreignSinceMs = undefined;
    for (const peer of peerByLink.values()) peer.tell();
  };
  const tellWhenDue = (): void => {
    stopTelling?.();
    stopTelling = clock.after(Math.min(ownDueMs, foreignDueMs) - clock.monotonicMs(), tellAll);
  };
  const ownNews = (): void => {
    ownDueMs = clock.monotonicMs() + ownQuietMs;
    tellWhenDue();
  };
  const foreignNews = (): void => {
    const now = clock.monotonicMs();
    foreignSinceMs ??= now;
    foreignDueMs = Math.min(now + foreignQuietMs, foreignSinceMs + foreignLatestMs);
    tellWhenDue();
  };

  const shared: Omit<ExchangeShared, 'compared'> = {
    source,
    clock,
    count,
    free: (ranges, by) => ranges.filter(({ feed }) => (askedByFeed.get(feed) ?? by) === by),
    claim(ranges, by) {
      for (const { feed } of ranges) askedByFeed.set(feed, by);
    },
    release(by) {
      for (const [feed, peer] of [...askedByFeed]) if (peer === by) askedByFeed.delete(feed);
      for (const peer of peerByLink.values()) if (peer !== by) peer.repair();
    },
    accepted: foreignNews,
  };

  const stopListening = source.onEntries(({ entries, own }) => {
    if (own) {
      for (const peer of peerByLink.values()) peer.push(entries);
      ownNews();
    } else {
      foreignNews();
    }
  });
  const stopChecking = clock.every(checkMs, () => {
    tellAll();
    for (const peer of peerByLink.values()) peer.check();
  });

  return {
    attach({ link, who }) {
      if (peerByLink.has(link)) return;
      if ((mutedUntil.get(who.device) ?? 0) > clock.monotonicMs()) {
        count('exchange/muted');
        link.close();
        return;
      }
      const channel = peerChannel(link, { clock, count });
      channel.onOffended(() => mutedUntil.set(who.device, clock.monotonicMs() + mutedMs));
      const peer = createExchangePeer(
        {
          ...shared,
          compared: (equal) => notifyAll(comparing, { device: who.device, page: link, equal }),
        },
        { channel, device: who.device },
      );
      peerByLink.set(link, peer);
      link.onClose(() => {
        if (peerByLink.delete(link)) peer.close();
      });
      peer.tell();
    },
    onCompared(listener) {
      const own = (outcome: Comparison): void => listener(outcome);
      comparing.add(own);
      return () => comparing.delete(own);
    },
    close() {
      stopListening();
      stopChecking();
      stopTelling?.();
      const peers = [...peerByLink.values()];
      peerByLink.clear();
      for (const peer of peers) peer.close();
    },
  };
}

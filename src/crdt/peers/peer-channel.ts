import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { concatBytes } from '../basics/bytes.ts';
import { createAllowance } from './allowance.ts';
import { createInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import type { PeerLink } from './transport.ts';

/** What a frame on a connection is about: its first byte. Numbers are never reused. */
export const lanes = { exchange: 1, presence: 2, session: 3, attachment: 4 } as const;

/** One of {@link lanes}. */
export type LaneKind = (typeof lanes)[keyof typeof lanes];

/** One sort of frames on a connection. */
export interface Lane {
  /** As {@link PeerLink.send}. */
  send(body: Uint8Array): Promise<boolean>;
  /** One listener; what came before it was set is kept for it, up to 1 MiB, and dropped beyond. */
  onFrame(listener: ((body: Uint8Array) => void) | undefined): void;
}

/** Several lanes on one link that has passed its gate. */
export interface PeerChannel {
  lane(kind: LaneKind): Lane;
  /**
   * The page did what no sound page does. All lanes share one budget; when it is spent the link closes. PROTOCOL.md
   * says what counts.
   */
  offend(code: string): void;
  /** Something came for which there is no use here: let pass, unless it comes in floods. */
  ignore(code: string): void;
  /** Told once, before the link closes, when the budget is spent. */
  onOffended(listener: () => void): void;
}

const keptPerLane = 1024 * 1024;
const offencesForgiven = 5;
const ignoredAtOnce = 1_000;
const ignoredPerSecond = 20;
const channelByLink = new WeakMap<PeerLink, PeerChannel>();
const known: ReadonlySet<number> = new Set(Object.values(lanes));

/**
 * The channel of a link: always the same one for the same link, so that exchange, presence and others share
 * it without knowing of each other. Taking it takes the link's one message listener.
 */
export function peerChannel(
  link: PeerLink,
  { clock, count }: { readonly clock: Clock; readonly count: Count },
): PeerChannel {
  const existing = channelByLink.get(link);
  if (existing !== undefined) return existing;

  const inboxByKind = new Map<number, Inbox>();
  const inboxOf = (kind: number): Inbox => {
    const inbox = inboxByKind.get(kind) ?? createInbox(() => keptPerLane);
    inboxByKind.set(kind, inbox);
    return inbox;
  };
  const listeners = new Set<() => void>();
  let offences = 0;
  const ignored = createAllowance({
    clock,
    atOnce: ignoredAtOnce,
    perSecond: ignoredPerSecond,
    beyond: () => channel.offend('peers/flood'),
  });
  const channel: PeerChannel = {
    offend(code) {
      count(code);
      offences += 1;
      if (offences !== offencesForgiven + 1) return;
      count('peers/offended');
      for (const listener of listeners) listener();
      link.close();
    },
    ignore(code) {
      count(code);
      ignored.take();
    },
    onOffended: (listener) => void listeners.add(listener),
    lane: (kind) => ({
      send: (body) => link.send(concatBytes(Uint8Array.of(kind), body)),
      onFrame: (listener) => inboxOf(kind).listen(listener),
    }),
  };
  channelByLink.set(link, channel);
  link.onMessage((message) => {
    const kind = message[0];
    if (kind === undefined || !known.has(kind)) {
      channel.ignore('peers/unknown-lane');
      return;
    }
    if (!inboxOf(kind).push(message.subarray(1))) channel.ignore('peers/lane-full');
  });
  link.onClose(() => {
    for (const inbox of inboxByKind.values()) inbox.clear();
  });
  return channel;
}

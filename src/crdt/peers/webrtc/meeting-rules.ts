import type { Clock } from '../../basics/clock.ts';
import type { MeetingMessage } from './signal.ts';

/** What the room knows of its connection with one page. */
export interface KnownConnection {
  readonly ageMs: number;
  /** Whether the gate has passed. */
  readonly open: boolean;
  /** We have sent an offer that is not answered yet. */
  readonly awaitsAnswer: boolean;
  /** The session id of the description that the other end gave. */
  readonly session: string | undefined;
}

/** What to do with a message from the rendezvous. */
export type Verdict =
  | { readonly tag: 'deliver' }
  | { readonly tag: 'ignore'; readonly code?: string }
  /** A candidate before its offer: keep it until the offer comes. */
  | { readonly tag: 'keep' }
  /** Answer with an announce for that page alone. */
  | { readonly tag: 'reply'; readonly known: boolean }
  /** The other page has no such connection any more: end ours, then deliver or reply. */
  | { readonly tag: 'replace'; readonly then: 'deliver' | 'reply' };

/** Decides who calls whom, and what of the signalling y-webrtc may act on. */
export interface MeetingRules {
  judge(
    message: MeetingMessage,
    about: {
      readonly connection: KnownConnection | undefined;
      /** How many connections there are, tried ones included. */
      readonly connections: number;
      readonly session: string | undefined;
    },
  ): Verdict;
  /** A connection ended; returns how long not to try that page again, in ms: longest after this page has refused it. */
  ended(peer: string, connectedMs: number | undefined, refused?: boolean): number;
  /** Every page may be tried again at once. */
  retry(): void;
}

/** A connection younger than this may simply be crossing the other's older message. */
const settledMs = 3_000;
/** A connection that lived this long was a good one. */
const goodMs = 5_000;
const longestWaitMs = 60_000;
/** Somebody who was taken out asks for ever; whoever is let in later is met within so long. */
const longestRefusedMs = 300_000;
const remembered = 256;

/**
 * The rules for the page of this name. Of two pages the one with the lower name makes the offer, always: so no
 * two offers cross, and nothing depends on clocks (y-webrtc compares wall clocks of two machines here).
 */
export function createMeetingRules(options: {
  readonly own: string;
  readonly clock: Clock;
  readonly maxConnections: number;
}): MeetingRules {
  const { own, clock, maxConnections } = options;
  const failuresByPeer = new Map<string, { readonly times: number; readonly untilMs: number }>();
  const ignore = (code: string): Verdict => ({ tag: 'ignore', code });

  return {
    judge(message, { connection, connections, session }) {
      const { from } = message;
      if (from === own) return { tag: 'ignore' };
      if (
        message.type === 'announce'
          ? message.to !== undefined && message.to !== own
          : message.to !== own
      ) {
        return { tag: 'ignore' };
      }
      const full = connection === undefined && connections >= maxConnections;
      const resting = (failuresByPeer.get(from)?.untilMs ?? 0) > clock.monotonicMs();
      if (message.type === 'announce') {
        const lacksUs = message.to === own && message.known !== true;
        const stale = connection !== undefined && lacksUs && connection.ageMs > settledMs;
        if (own < from) {
          if (stale) return { tag: 'replace', then: 'deliver' };
          if (connection !== undefined) return { tag: 'ignore' };
          if (full) return ignore('webrtc/full');
          return resting ? ignore('webrtc/resting') : { tag: 'deliver' };
        }
        if (stale) return { tag: 'replace', then: 'reply' };
        if (connection === undefined && (full || resting)) {
          return ignore(full ? 'webrtc/full' : 'webrtc/resting');
        }
        return { tag: 'reply', known: connection !== undefined };
      }
      switch (message.signal.type) {
        case 'offer':
          if (own < from) return ignore('webrtc/not-its-turn');
          if (connection === undefined) {
            if (full) return ignore('webrtc/full');
            return resting ? ignore('webrtc/resting') : { tag: 'deliver' };
          }
          return connection.session === session
            ? { tag: 'deliver' }
            : { tag: 'replace', then: 'deliver' };
        case 'answer':
          return connection?.awaitsAnswer === true
            ? { tag: 'deliver' }
            : ignore('webrtc/unasked-answer');
        case 'candidate':
          if (connection !== undefined) return { tag: 'deliver' };
          return own < from ? ignore('webrtc/stray-candidate') : { tag: 'keep' };
        case 'renegotiate':
        case 'transceiverRequest':
          return connection?.open === true ? { tag: 'deliver' } : ignore('webrtc/too-early');
      }
    },
    ended(peer, connectedMs, refused = false) {
      if (connectedMs !== undefined && connectedMs >= goodMs) {
        failuresByPeer.delete(peer);
        return 0;
      }
      const times = (failuresByPeer.get(peer)?.times ?? 0) + 1;
      const longestMs = refused ? longestRefusedMs : longestWaitMs;
      const waitMs = Math.min(longestMs, 500 * 2 ** (times - 1));
      failuresByPeer.delete(peer);
      failuresByPeer.set(peer, { times, untilMs: clock.monotonicMs() + waitMs });
      for (const oldest of failuresByPeer.keys()) {
        if (failuresByPeer.size <= remembered) break;
        failuresByPeer.delete(oldest);
      }
      return waitMs;
    },
    retry() {
      for (const [peer, { times }] of failuresByPeer)
        failuresByPeer.set(peer, { times, untilMs: 0 });
    },
  };
}

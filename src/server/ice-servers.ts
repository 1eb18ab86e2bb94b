import { createHmac } from 'node:crypto';

import type { Clock } from '../crdt/basics/clock.ts';
import { toHex } from '../crdt/basics/bytes.ts';
import type { Random } from '../crdt/basics/random.ts';

/** One helper for finding a path between two browsers, as `RTCPeerConnection` takes it. */
export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
}

/** A TURN server of one's own that shares a secret with us (coturn's `use-auth-secret`). */
export interface TurnSettings {
  readonly urls: readonly string[];
  readonly secret: string;
  readonly lifetimeSeconds: number;
}

/** What {@link iceServers} works with. */
export interface IceServerSources {
  /** Handed on as they are. */
  readonly fixed: readonly IceServer[];
  readonly turn: TurnSettings | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The servers a page may use from now on. TURN credentials are minted for each asker and end by themselves:
 * the user name is `expiry:random`, the password its HMAC-SHA1 under the shared secret
 * (draft-uberti-behave-turn-rest-00 §2.2, as coturn implements it).
 */
export function iceServers({ fixed, turn, clock, random }: IceServerSources): readonly IceServer[] {
  if (turn === undefined) return fixed;
  const expiry = Math.floor(clock.nowMs() / 1000) + turn.lifetimeSeconds;
  const username = `${expiry}:${toHex(random.bytes(8))}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [...fixed, { urls: turn.urls, username, credential }];
}

import { WebrtcProvider } from 'y-webrtc';
import { Doc } from 'yjs';
import type { Clock } from '../../basics/clock.ts';
import type { Count } from '../../basics/count.ts';
import type { Random } from '../../basics/random.ts';
import type { RoomAddress } from '../transport.ts';
import type { HardenedConnection } from './hardened-connection.ts';
import { sessionIdOf } from './fingerprints.ts';
import { createMeetingRules } from './meeting-rules.ts';
import type { KnownConnection, MeetingRules } from './meeting-rules.ts';
import { QuietSignalling } from './quiet-signalling.ts';
import { parseSignallingMessage } from './signal.ts';
import type { MeetingMessage, SignallingMessage } from './signal.ts';
import { openSignalling, sealSignalling } from './signalling-cipher.ts';

/** y-webrtc's room, used for what it is good at: meeting, and keeping one connection for each page met. */
export interface YWebrtcRoom {
  /** Says to everybody in the room that this page is here. */
  announce(): void;
  /** Says it to one page: we have no connection with you. */
  announceTo(peer: string): void;
  /** What somebody published in the room, sealed. Messages are worked through one after the other. */
  hear(data: string): void;
  /** The page whose connection y-webrtc is making in this very call. */
  connecting(): string;
  readonly rules: MeetingRules;
  /** Resolves when y-webrtc has let go of the room. */
  leave(): Promise<void>;
}

/** What the room needs. */
export interface YWebrtcRoomOptions {
  readonly address: RoomAddress;
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  readonly maxConnections: number;
  /** Given to simple-peer; see hardenedWrtc. */
  readonly wrtc: object;
  /** Somebody who can seal here says that this page is expected no more. */
  readonly onTurnedAway?: (() => void) | undefined;
  /** Hands a sealed message to the rendezvous. */
  readonly publish: (data: string) => void;
  /** Our connection with a page, while it lives. */
  readonly hardened: (
    peer: string,
  ) => { connection: HardenedConnection; sinceMs: number } | undefined;
}

const maxKept = 32;
const maxHearing = 256;
const keptPeers = 16;

/**
 * Opens y-webrtc's room. The provider is told to rest at once: only its tab channel and its document frames would
 * begin with it, and both have better ways here; meeting and connections work the same. See PROTOCOL.md.
 */
export async function openYWebrtcRoom(options: YWebrtcRoomOptions): Promise<YWebrtcRoom> {
  const { address, clock, random, count } = options;
  const doc = new Doc();
  const provider = new WebrtcProvider(address.topic, doc, {
    signaling: [],
    password: address.signalling,
    maxConns: options.maxConnections,
    filterBcConns: false,
    peerOpts: { wrtc: options.wrtc },
  });
  provider.disconnect();
  const key = await provider.key;
  const { room } = provider;
  if (key === null || room === null) throw new Error('y-webrtc opened no room');
  // No frame of an empty document goes to other tabs, not even the farewell.
  Object.defineProperty(room, 'mux', { value: () => undefined });
  if (typeof window !== 'undefined') {
    // It would end all rooms when somebody stays on the page after being asked.
    window.removeEventListener('beforeunload', room._beforeUnloadHandler);
  }
  const own = room.peerId;
  const rules = createMeetingRules({ own, clock, maxConnections: options.maxConnections });
  const keptByPeer = new Map<string, MeetingMessage[]>();
  let connecting = '';
  let left = false;
  let hearing = Promise.resolve();
  let waiting = 0;

  const quiet = new QuietSignalling((message) => {
    // y-webrtc announces every room it knows on every connection: only this one's frames pass, only sealed.
    if (typeof message !== 'object' || message === null || !('data' in message)) return;
    if (!('topic' in message) || message.topic !== address.topic) return;
    if (typeof message.data === 'string' && !left) options.publish(message.data);
  });

  const say = async (message: SignallingMessage): Promise<void> => {
    const sealed = await sealSignalling(message, { key, random });
    if (!left) options.publish(sealed);
  };
  const known = (peer: string): KnownConnection | undefined => {
    const hardened = options.hardened(peer);
    if (hardened === undefined || !room.webrtcConns.has(peer)) return undefined;
    const { native, openSinceMs } = hardened.connection;
    const sdp = native.remoteDescription?.sdp;
    return {
      ageMs: clock.monotonicMs() - hardened.sinceMs,
      open: openSinceMs() !== undefined,
      awaitsAnswer: native.signalingState === 'have-local-offer',
      session: sdp === undefined ? undefined : sessionIdOf(sdp),
    };
  };
  const deliver = (message: MeetingMessage): void => {
    // The token compares wall clocks; with fixed turns there is nothing to compare.
    const existing = room.webrtcConns.get(message.from);
    if (existing !== undefined && message.type === 'signal')
      Reflect.set(existing, 'glareToken', undefined);
    connecting = message.from;
    // Already opened and looked at: y-webrtc takes it as it is, in this call.
    Reflect.set(room, 'key', null);
    try {
      quiet.emit('message', [{ type: 'publish', topic: address.topic, data: message }, quiet]);
    } catch (problem) {
      // What simple-peer says to a candidate or description it cannot use.
      if (!(problem instanceof Error)) throw problem;
      count('webrtc/odd-signal');
    } finally {
      Reflect.set(room, 'key', key);
      connecting = '';
    }
  };
  const end = async (peer: string): Promise<void> => {
    room.webrtcConns.get(peer)?.destroy();
    // simple-peer closes in a microtask, and y-webrtc forgets by name: only then may a new one take its place.
    await Promise.resolve();
    await Promise.resolve();
    room.webrtcConns.delete(peer);
  };
  const keep = (message: MeetingMessage): void => {
    const kept = keptByPeer.get(message.from) ?? [];
    if (kept.length >= maxKept || (kept.length === 0 && keptByPeer.size >= keptPeers)) {
      count('webrtc/stray-candidate');
      return;
    }
    kept.push(message);
    keptByPeer.set(message.from, kept);
    if (kept.length === 1) clock.after(5_000, () => keptByPeer.delete(message.from));
  };

  const act = async (message: SignallingMessage): Promise<void> => {
    if (message.type === 'gone') {
      // An old one, played again, names a page that is no more.
      if (message.to === own) options.onTurnedAway?.();
      return;
    }
    const sdp =
      message.type === 'signal' && 'sdp' in message.signal ? message.signal.sdp : undefined;
    const session = sdp === undefined ? undefined : sessionIdOf(sdp);
    const connections = room.webrtcConns.size;
    const verdict = rules.judge(message, { connection: known(message.from), connections, session });
    switch (verdict.tag) {
      case 'ignore':
        if (verdict.code !== undefined) count(verdict.code);
        return;
      case 'keep':
        keep(message);
        return;
      case 'reply':
        await say({ type: 'announce', from: own, to: message.from, known: verdict.known });
        return;
      case 'replace':
        await end(message.from);
        if (verdict.then === 'reply') {
          await say({ type: 'announce', from: own, to: message.from, known: false });
          return;
        }
        break;
      case 'deliver':
        break;
    }
    if (left) return;
    deliver(message);
    if (sdp === undefined) return;
    for (const candidate of keptByPeer.get(message.from) ?? []) deliver(candidate);
    keptByPeer.delete(message.from);
  };

  return {
    rules,
    connecting: () => connecting,
    announce: () => void say({ type: 'announce', from: own }),
    announceTo: (peer) => void say({ type: 'announce', from: own, to: peer, known: false }),
    hear(data) {
      if (waiting >= maxHearing) {
        count('webrtc/signalling-flood');
        return;
      }
      waiting += 1;
      hearing = hearing.then(async () => {
        try {
          const value = left ? undefined : await openSignalling(data, key);
          if (left) return;
          const message = parseSignallingMessage(value);
          if (message === undefined) count('webrtc/unreadable-signal');
          else await act(message);
        } finally {
          waiting -= 1;
        }
      });
    },
    async leave() {
      left = true;
      quiet.destroy();
      doc.destroy();
      // The provider lets go of its room once its key is there, which it is.
      await provider.key;
      await Promise.resolve();
    },
  };
}

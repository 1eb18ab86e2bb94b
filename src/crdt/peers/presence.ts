import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { equalBytes } from '../basics/bytes.ts';
import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { DeviceId, MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { createAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import type { PeerDevice } from './device-proof.ts';
import { lanes, peerChannel } from './peer-channel.ts';
import type { Lane, PeerChannel } from './peer-channel.ts';
import type { PeerConnection } from './transport.ts';

/** One page that is there now, and what it shows of itself. */
export interface PresentPeer<State> {
  readonly device: DeviceId;
  readonly member: MemberId;
  /** One page: a device may have several open. */
  readonly linkKey: string;
  readonly state: State;
}

/** Who is here, and what they do just now. Nothing of it is ever stored. */
export interface Presence<State> {
  /** What the others see of this page; undefined shows nothing. At most 4 KiB. The last one wins; the same again is not sent. */
  setOwn(state: Uint8Array | undefined): void;
  readonly others: Live<readonly PresentPeer<State>[]>;
  /** Sends and takes presence on a connection until it closes. */
  attach(connection: PeerConnection<PeerDevice>): void;
  /** Tells the others that this page shows nothing any more, and stops. */
  close(): void;
}

/** Largest state, in bytes. */
export const maxPresenceBytes = 4_096;
const throttleMs = 30;
const renewMs = 10_000;
const goneMs = 30_000;
/** About 33 a second is the most that an honest page sends; a line that hung may bring ten seconds of it at once. */
const takenAtOnce = 400;
const takenPerSecond = 50;
const paddedTo = 256;

interface Attached<State> {
  readonly connection: PeerConnection<PeerDevice>;
  readonly lane: Lane;
  readonly channel: PeerChannel;
  readonly allowance: Allowance;
  counter: number;
  heardMs: number;
  state: State | undefined;
  readonly stop: Cancel;
}

/** A presence that shows nothing yet. `parse` reads what another page sent; undefined is dropped and counted. */
export function createPresence<State>(options: {
  readonly clock: Clock;
  readonly count: Count;
  readonly parse: (bytes: Uint8Array) => State | undefined;
}): Presence<State> {
  const { clock, count, parse } = options;
  const attachedByLink = new Map<string, Attached<State>>();
  const others = liveValue<readonly PresentPeer<State>[]>([]);
  let own: Uint8Array | undefined;
  let counter = 0;
  let stopThrottle: Cancel | undefined;
  let sentMs = Number.NEGATIVE_INFINITY;

  const publish = (): void => {
    const present: PresentPeer<State>[] = [];
    for (const { connection, state } of attachedByLink.values()) {
      if (state === undefined) continue;
      present.push({ ...connection.who, linkKey: connection.link.id, state });
    }
    others.set(present);
  };
  const sendTo = (targets: Iterable<Attached<State>>): void => {
    counter += 1;
    const frame = writePresence(counter, own);
    for (const { lane } of targets) void lane.send(frame);
  };
  const sendToAll = (): void => {
    stopThrottle?.();
    stopThrottle = undefined;
    sentMs = clock.monotonicMs();
    sendTo(attachedByLink.values());
  };
  const take = (attached: Attached<State>, body: Uint8Array): void => {
    if (!attached.allowance.take()) {
      count('presence/dropped');
      return;
    }
    const frame = readPresence(body);
    if (frame === undefined) {
      attached.channel.offend('presence/malformed');
      return;
    }
    if (frame.counter <= attached.counter) {
      count('presence/old');
      return;
    }
    const state = frame.state === undefined ? undefined : parse(frame.state);
    if (frame.state !== undefined && state === undefined) {
      count('presence/unreadable');
      return;
    }
    attached.counter = frame.counter;
    attached.heardMs = clock.monotonicMs();
    attached.state = state;
    publish();
  };

  const stopRenewing = clock.every(renewMs, () => {
    if (own !== undefined) sendToAll();
  });
  const stopAgeing = clock.every(1_000, () => {
    let changed = false;
    for (const attached of attachedByLink.values()) {
      if (attached.state === undefined || clock.monotonicMs() - attached.heardMs < goneMs) continue;
      attached.state = undefined;
      changed = true;
    }
    if (changed) publish();
  });

  return {
    others,
    setOwn(state) {
      if (state !== undefined && state.length > maxPresenceBytes) {
        throw new RangeError(`presence of ${state.length} bytes, not ${maxPresenceBytes}`);
      }
      if (own !== undefined && state !== undefined && equalBytes(own, state)) return;
      own = state;
      // Never in this very task: the words that a caret stands behind go first, and the other draws both at once.
      const waitMs = Math.max(0, sentMs + throttleMs - clock.monotonicMs());
      stopThrottle ??= clock.after(waitMs, sendToAll);
    },
    attach(connection) {
      const { link } = connection;
      if (attachedByLink.has(link.id)) return;
      const channel = peerChannel(link, { clock, count });
      const lane = channel.lane(lanes.presence);
      const stop = link.onClose(() => {
        attachedByLink.delete(link.id);
        publish();
      });
      const attached: Attached<State> = {
        connection,
        lane,
        channel,
        allowance: createAllowance({
          clock,
          atOnce: takenAtOnce,
          perSecond: takenPerSecond,
          beyond: () => channel.offend('presence/flood'),
        }),
        counter: 0,
        heardMs: clock.monotonicMs(),
        state: undefined,
        stop,
      };
      attachedByLink.set(link.id, attached);
      lane.onFrame((body) => take(attached, body));
      if (own !== undefined) sendTo([attached]);
    },
    close() {
      own = undefined;
      sendToAll();
      stopRenewing();
      stopAgeing();
      for (const { lane, stop } of attachedByLink.values()) {
        lane.onFrame(undefined);
        stop();
      }
      attachedByLink.clear();
      publish();
    },
  };
}

/** `counter u64 | shown u8 | state | zeros` up to a multiple of 256, so that its size says little. */
function writePresence(counter: number, state: Uint8Array | undefined): Uint8Array {
  const frame = byteWriter()
    .u64(counter)
    .u8(state === undefined ? 0 : 1)
    .variable(state ?? new Uint8Array())
    .bytes();
  const padded = new Uint8Array(Math.ceil(frame.length / paddedTo) * paddedTo);
  padded.set(frame);
  return padded;
}

function readPresence(
  body: Uint8Array,
): { readonly counter: number; readonly state: Uint8Array | undefined } | undefined {
  return readBytes(body, (reader) => {
    const counter = reader.u64();
    const shown = reader.u8();
    const state = reader.variable(maxPresenceBytes).slice();
    reader.fixed(reader.left());
    return { counter, state: shown === 1 ? state : undefined };
  });
}

import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import type { Room, Transport } from '../../src/crdt/peers/transport.ts';
import { createTabTransport } from '../../src/crdt/peers/tab-transport.ts';
import { equalBytes } from '../../src/crdt/basics/bytes.ts';
import type { Gate, PeerLink } from '../../src/crdt/peers/transport.ts';
import { createWebrtcTransport } from '../../src/crdt/peers/webrtc-transport.ts';
import { sayName, transportPromises } from '../contracts/transport.contract.ts';
import type { TransportWorld } from '../contracts/transport.contract.ts';
import { publishSealed } from './publish-sealed.ts';
import type { Wire } from './wire.ts';

/** What the page under test offers to the journey that drives it. Not part of the app. */
export interface Harness {
  readonly counted: Record<string, number>;
  transport(kind: 'webrtc' | 'tabs', rendezvous: readonly string[]): Transport;
  join(options: {
    kind: 'webrtc' | 'tabs';
    rendezvous: readonly string[];
    topic: string;
    name: string;
  }): void;
  state(): string;
  names(): readonly string[];
  /** Sends so many bytes to the first connection; resolves when the other end has said that all came. */
  sendBytes(bytes: number): Promise<{ readonly ms: number; readonly echoMs: readonly number[] }>;
  closeLinks(): void;
  leave(): Promise<void>;
  retry(): void;
  promise(at: number, kind: 'webrtc' | 'tabs'): Promise<string>;
  bareBytes(bytes: number): Promise<number>;
  /** Joins with a gate at which both say which fingerprints they see, and must agree. */
  joinByFingerprints(options: { rendezvous: string; topic: string; name: string }): void;
  /** Sits between two rooms and hands on everything. */
  relay(options: { rendezvous: string; topics: readonly [string, string] }): void;
  /** Publishes messages as somebody who knows the room's secret (or, with another one, does not). */
  readonly forge: Wire['publish'];
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const counted: Record<string, number> = {};
const count = (code: string, times = 1): void => {
  counted[code] = (counted[code] ?? 0) + times;
};
let room: Room<string> | undefined;

const transport: Harness['transport'] = (kind, rendezvous) =>
  kind === 'tabs'
    ? createTabTransport({ clock: platformClock, random: platformRandom, count })
    : createWebrtcTransport({
        rendezvous,
        iceServers: [],
        clock: platformClock,
        random: platformRandom,
        count,
      });

/** Answers a large message with its length, and a small one with itself. */
function answerMessages(joined: Room<string>): void {
  joined.onConnection(({ link }) => {
    link.onMessage((message) => {
      if (message.length === 9) {
        onEcho(message);
        return;
      }
      const answer = new Uint8Array(9);
      answer[0] = message.length === 10 ? 1 : 2;
      const view = new DataView(answer.buffer);
      view.setFloat64(
        1,
        message.length === 10
          ? new DataView(message.buffer, message.byteOffset).getFloat64(1)
          : message.length,
      );
      void link.send(answer);
    });
  });
}
let onEcho: (message: Uint8Array) => void = () => undefined;

const frame = async (name: string): Promise<Harness> => {
  const element = document.createElement('iframe');
  element.src = `/?${name}`;
  document.body.append(element);
  await new Promise((resolve) => element.addEventListener('load', resolve));
  const inner = element.contentWindow;
  if (inner === null) throw new Error('no frame');
  return inner.harness;
};

async function worldOf(kind: 'webrtc' | 'tabs'): Promise<TransportWorld> {
  const names = ['ana', 'ben', 'cleo', 'mallory'];
  const frames = new Map(
    await Promise.all(names.map(async (name) => [name, await frame(name)] as const)),
  );
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    transport: (name) => {
      const found = frames.get(name);
      if (found === undefined) throw new Error(name);
      return found.transport(kind, [`ws://${location.host}/`]);
    },
    async until(seen) {
      const untilMs = performance.now() + 12_000;
      while (!seen()) {
        if (performance.now() > untilMs) {
          throw new Error(
            `not seen within twelve seconds: ${JSON.stringify([...frames.values()].map((each) => each.counted))}`,
          );
        }
        await sleep(20);
      }
    },
    pass: sleep,
    address: () => ({ topic: crypto.randomUUID(), signalling: crypto.randomUUID() }),
  };
}

const byFingerprints =
  (name: string): Gate<string> =>
  (link) =>
    new Promise((resolve) => {
      const { own, other } = link.fingerprints;
      void link.send(Uint8Array.from([...own, ...other]));
      link.onClose(() => resolve(undefined));
      link.onMessage((message) => {
        link.onMessage(undefined);
        const agreed =
          equalBytes(message.subarray(0, 32), other) && equalBytes(message.subarray(32), own);
        count(agreed ? 'test/agreed' : 'test/disagreed');
        resolve(agreed ? name : undefined);
      });
    });

window.harness = {
  counted,
  transport,
  join({ kind, rendezvous, topic, name }) {
    room = transport(kind, rendezvous).join({
      address: { topic, signalling: `secret of ${topic}` },
      gate: sayName(name),
    });
    answerMessages(room);
  },
  state: () => room?.state.get().tag ?? 'none',
  names: () => room?.connections().map(({ who }) => who) ?? [],
  async sendBytes(bytes) {
    const link = room?.connections()[0]?.link;
    if (link === undefined) throw new Error('nobody there');
    const startMs = performance.now();
    const echoMs: number[] = [];
    let finished = false;
    const all = new Promise<void>((resolve) => {
      onEcho = (message) => {
        const value = new DataView(message.buffer, message.byteOffset).getFloat64(1);
        if (message[0] === 1) echoMs.push(performance.now() - value);
        else if (value === bytes) resolve();
      };
    });
    const keystrokes = setInterval(() => {
      const small = new Uint8Array(10);
      new DataView(small.buffer).setFloat64(1, performance.now());
      if (!finished) void link.send(small);
    }, 50);
    await link.send(new Uint8Array(bytes));
    await all;
    finished = true;
    clearInterval(keystrokes);
    return { ms: performance.now() - startMs, echoMs };
  },
  closeLinks() {
    for (const { link } of room?.connections() ?? []) link.close();
  },
  joinByFingerprints({ rendezvous, topic, name }) {
    const address = { topic, signalling: `secret of ${topic}` };
    room = transport('webrtc', [rendezvous]).join({ address, gate: byFingerprints(name) });
  },
  relay({ rendezvous, topics }) {
    const links: PeerLink[] = [];
    const gate: Gate<string> = (link) => {
      links.push(link);
      const [a, b] = links;
      if (a !== undefined && b !== undefined) {
        a.onMessage((message) => void b.send(message));
        b.onMessage((message) => void a.send(message));
      }
      return new Promise(() => undefined);
    };
    const carrier = transport('webrtc', [rendezvous]);
    for (const topic of topics) {
      carrier.join({ address: { topic, signalling: `secret of ${topic}` }, gate });
    }
  },
  forge: publishSealed,
  leave: async () => room?.leave(),
  retry: () => room?.retry(),
  async promise(at, kind) {
    const promise = transportPromises[at];
    if (promise === undefined) return 'no such promise';
    try {
      await promise.hold(await worldOf(kind));
      return 'kept';
    } catch (problem) {
      return String(problem);
    } finally {
      for (const element of document.querySelectorAll('iframe')) element.remove();
    }
  },
  /** The same bytes over a plain data channel with 64 KiB pieces, within this page: what to compare with. */
  async bareBytes(bytes) {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
    b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
    const channel = a.createDataChannel('bare', { negotiated: true, id: 0 });
    const other = b.createDataChannel('bare', { negotiated: true, id: 0 });
    await a.setLocalDescription();
    if (a.localDescription !== null) await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    if (b.localDescription !== null) await a.setRemoteDescription(b.localDescription);
    await new Promise((resolve) => channel.addEventListener('open', resolve));
    other.binaryType = 'arraybuffer';
    let received = 0;
    const startMs = performance.now();
    const all = new Promise<void>((resolve) => {
      other.onmessage = ({ data }) => {
        if (data instanceof ArrayBuffer) received += data.byteLength;
        if (received >= bytes) resolve();
      };
    });
    channel.bufferedAmountLowThreshold = 512 * 1024;
    const piece = new Uint8Array(64 * 1024);
    for (let sent = 0; sent < bytes; sent += piece.length) {
      if (channel.bufferedAmount > 1024 * 1024) {
        await new Promise((resolve) =>
          channel.addEventListener('bufferedamountlow', resolve, { once: true }),
        );
      }
      channel.send(piece);
    }
    await all;
    a.close();
    b.close();
    return performance.now() - startMs;
  },
};

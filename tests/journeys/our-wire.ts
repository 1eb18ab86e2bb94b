import { platformClock } from '../../src/crdt/basics/clock.ts';
import { DeviceId, MemberId, idBytes } from '../../src/crdt/basics/id.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { utf8 } from '../../src/crdt/basics/bytes.ts';
import type { PeerDevice } from '../../src/crdt/peers/device-proof.ts';
import { createExchange } from '../../src/crdt/peers/exchange.ts';
import { lanes, peerChannel } from '../../src/crdt/peers/peer-channel.ts';
import { createPresence } from '../../src/crdt/peers/presence.ts';
import type { Presence } from '../../src/crdt/peers/presence.ts';
import { createTabTransport } from '../../src/crdt/peers/tab-transport.ts';
import type { Gate, Room, Transport } from '../../src/crdt/peers/transport.ts';
import { createWebrtcTransport } from '../../src/crdt/peers/webrtc-transport.ts';
import { parseSignallingMessage } from '../../src/crdt/peers/webrtc/signal.ts';
import type { SignallingMessage } from '../../src/crdt/peers/webrtc/signal.ts';
import { openSignalling } from '../../src/crdt/peers/webrtc/signalling-cipher.ts';
import { memoryFeeds } from '../cast/memory-feeds.ts';
import type { MemoryFeeds } from '../cast/memory-feeds.ts';
import { publishSealed, signallingKey } from './publish-sealed.ts';
import { secretOf } from './wire.ts';
import type { Wire } from './wire.ts';

interface OurRoom {
  readonly feeds: MemoryFeeds;
  readonly presence: Presence<string>;
  readonly peers: Room<PeerDevice>;
  readonly rendezvous: string | undefined;
  readonly vanished: readonly string[];
  leave(): Promise<void>;
}

const clock = platformClock;
const random = platformRandom;
const count = (): void => undefined;
/** This page's device: its member goes by the same bytes. */
const device = DeviceId.random(random);
/** Told at the gate in place of the handshake, which has tests of its own. */
const who = (id: DeviceId): PeerDevice => ({
  device: id,
  member: MemberId.fromBytes(idBytes(id)),
});
const gate: Gate<PeerDevice> = (link) =>
  new Promise((resolve) => {
    void link.send(idBytes(device));
    link.onClose(() => resolve(undefined));
    link.onMessage((message) => {
      link.onMessage(undefined);
      resolve(who(DeviceId.fromBytes(message)));
    });
  });
const roomsByTopic = new Map<string, OurRoom[]>();
const roomOf = (topic: string): OurRoom => {
  const room = roomsByTopic.get(topic)?.[0];
  if (room === undefined) throw new Error(`not in ${topic}`);
  return room;
};

/** What this page itself has said of a signal at the rendezvous, still sealed. */
const published: string[] = [];
const openSocket = (url: string): WebSocket => {
  const socket = new WebSocket(url);
  const send = socket.send.bind(socket);
  socket.send = (text: string) => {
    published.push(text);
    send(text);
  };
  return socket;
};

const transports = new Map<string, Transport>();
/** One for each server, as in the app, so that rooms share a socket. */
function webrtcBy(rendezvous: string | undefined): Transport {
  const made =
    transports.get(rendezvous ?? '') ??
    createWebrtcTransport({
      rendezvous: rendezvous === undefined ? [] : [rendezvous],
      iceServers: [],
      clock,
      random,
      count,
      openSocket,
    });
  transports.set(rendezvous ?? '', made);
  return made;
}

/** What this page has said to others in a room, in the clear. */
async function said(topic: string): Promise<readonly SignallingMessage[]> {
  const key = await signallingKey(secretOf(topic), topic);
  const opened: SignallingMessage[] = [];
  for (const text of published) {
    const frame: unknown = JSON.parse(text);
    if (typeof frame !== 'object' || frame === null || !('data' in frame)) continue;
    if (typeof frame.data !== 'string') continue;
    const message = parseSignallingMessage(await openSignalling(frame.data, key));
    if (message !== undefined) opened.push(message);
  }
  return opened;
}

/** The parts of a Space's connection, over feeds without seals. */
const ours: Wire = {
  enter({ topic, rendezvous }) {
    const address = { topic, signalling: secretOf(topic) };
    const feeds = memoryFeeds(random);
    const exchange = createExchange({ source: feeds, clock, count });
    const presence = createPresence({
      clock,
      count,
      parse: (bytes) => new TextDecoder().decode(bytes),
    });
    const peers = webrtcBy(rendezvous).join({ address, gate });
    const tabs = createTabTransport({ clock, random, count }).join({ address, gate });
    for (const room of [peers, tabs]) {
      room.onConnection((connection) => {
        exchange.attach(connection);
        presence.attach(connection);
      });
    }
    presence.setOwn(utf8(''));
    const vanished: string[] = [];
    let before: readonly string[] = [];
    presence.others.subscribe((others) => {
      const now = others.map(({ device: id }) => id);
      vanished.push(...before.filter((id) => !now.some((one) => one === id)));
      before = now;
    });
    const room: OurRoom = {
      feeds,
      presence,
      peers,
      rendezvous,
      vanished,
      async leave() {
        presence.close();
        exchange.close();
        await Promise.all([peers.leave(), tabs.leave()]);
      },
    };
    roomsByTopic.set(topic, [...(roomsByTopic.get(topic) ?? []), room]);
  },
  rest: (topic) => roomOf(topic).leave(),
  async leave(topic) {
    await roomOf(topic).leave();
    roomsByTopic.get(topic)?.shift();
  },
  met: (topic) => roomOf(topic).peers.connections().length,
  write: (topic, bytes) => roomOf(topic).feeds.write(bytes),
  held: (topic) => roomOf(topic).feeds.size(),
  show: (topic, text) => roomOf(topic).presence.setOwn(utf8(text)),
  shown: (topic) =>
    Object.fromEntries(
      roomOf(topic)
        .presence.others.get()
        .map(({ device: id, state }) => [id, state]),
    ),
  vanished: (topic) => roomOf(topic).vanished,
  name: () => device,
  forge(topic, of, shows) {
    // A frame has no field for whose it is; this is as near as one comes.
    const text = utf8(`${of} ${shows ?? ''}`);
    const body = new Uint8Array(256);
    body.fill(0xff, 2, 8);
    body[8] = shows === undefined ? 0 : 1;
    body[12] = text.length;
    body.set(text, 13);
    for (const { link } of roomOf(topic).peers.connections()) {
      void peerChannel(link, { clock, count }).lane(lanes.presence).send(body);
    }
  },
  publish: publishSealed,
  calls: (topic) =>
    roomOf(topic)
      .peers.connections()
      .some(({ link }) => link.initiator),
  async renegotiate(topic) {
    const signal = (await said(topic)).find(({ type }) => type === 'signal');
    const { rendezvous } = roomOf(topic);
    if (signal?.to === undefined || rendezvous === undefined) throw new Error('nobody is met');
    const { from, to } = signal;
    const again = { type: 'renegotiate', renegotiate: true };
    await publishSealed({
      topic,
      rendezvous,
      secret: secretOf(topic),
      messages: JSON.stringify([{ type: 'signal', from, to, token: Date.now(), signal: again }]),
    });
  },
};

window.wires = { ...window.wires, ours };

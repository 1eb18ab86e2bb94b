import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as encoding from 'lib0/encoding';
import { WebrtcProvider } from 'y-webrtc';
import { Doc } from 'yjs';
import { publishSealed } from './publish-sealed.ts';
import { secretOf } from './wire.ts';
import type { Wire } from './wire.ts';

interface StockRoom {
  readonly doc: Doc;
  readonly provider: WebrtcProvider;
  readonly vanished: readonly string[];
}

/** y-webrtc's frame for presence. */
const messageAwareness = 1;
const roomsByTopic = new Map<string, StockRoom[]>();
const roomOf = (topic: string): StockRoom => {
  const room = roomsByTopic.get(topic)?.[0];
  if (room === undefined) throw new Error(`not in ${topic}`);
  return room;
};
const connectionsOf = (topic: string) => [
  ...(roomOf(topic).provider.room?.webrtcConns.values() ?? []),
];
/** simple-peer, as far as it is used here; y-webrtc says nothing of what it holds. */
interface SimplePeer {
  readonly initiator: boolean;
  send(bytes: Uint8Array): void;
  negotiate(): void;
}
const isPeer = (value: unknown): value is SimplePeer =>
  typeof value === 'object' && value !== null && 'initiator' in value && 'negotiate' in value;
const peersOf = (topic: string): readonly SimplePeer[] =>
  connectionsOf(topic).flatMap((connection) => {
    const peer: unknown = connection.peer;
    return isPeer(peer) ? [peer] : [];
  });

/** y-webrtc 10.3.0 with its own simple-peer, as its documentation says to use it. */
const stock: Wire = {
  enter({ topic, rendezvous, ice }) {
    const doc = new Doc();
    const provider = new WebrtcProvider(topic, doc, {
      ...(rendezvous === undefined ? {} : { signaling: [rendezvous] }),
      ...(ice === 'none' ? { peerOpts: { config: { iceServers: [] } } } : {}),
      password: secretOf(topic),
    });
    const vanished: string[] = [];
    provider.awareness.on('change', ({ removed }: { readonly removed: readonly number[] }) => {
      vanished.push(...removed.map(String));
    });
    const rooms = roomsByTopic.get(topic) ?? [];
    roomsByTopic.set(topic, [...rooms, { doc, provider, vanished }]);
  },
  rest(topic) {
    roomOf(topic).provider.disconnect();
    return Promise.resolve();
  },
  async leave(topic) {
    const { provider } = roomOf(topic);
    provider.destroy();
    await provider.key;
    roomsByTopic.get(topic)?.shift();
  },
  met: (topic) => connectionsOf(topic).filter(({ connected }) => connected).length,
  write(topic, bytes) {
    roomOf(topic)
      .doc.getArray('written')
      .push(['.'.repeat(bytes)]);
  },
  held: (topic) => roomOf(topic).doc.getArray('written').length,
  show: (topic, text) => roomOf(topic).provider.awareness.setLocalStateField('text', text),
  shown(topic) {
    const { awareness } = roomOf(topic).provider;
    const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
    return Object.fromEntries(
      others.map(([client, { text }]) => [String(client), typeof text === 'string' ? text : '']),
    );
  },
  vanished: (topic) => roomOf(topic).vanished,
  name: (topic) => String(roomOf(topic).provider.awareness.clientID),
  forge(topic, of, shows) {
    const { awareness } = roomOf(topic).provider;
    const client = Number(of);
    const clock = (awareness.meta.get(client)?.clock ?? 0) + 1;
    awareness.meta.set(client, { clock, lastUpdated: Date.now() });
    const states = new Map(shows === undefined ? [] : [[client, { text: shows }]]);
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, messageAwareness);
    encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [client], states));
    for (const peer of peersOf(topic)) peer.send(encoding.toUint8Array(frame));
  },
  publish: publishSealed,
  calls: (topic) => peersOf(topic).some(({ initiator }) => initiator),
  renegotiate(topic) {
    for (const peer of peersOf(topic)) peer.negotiate();
    return Promise.resolve();
  },
};

window.wires = { ...window.wires, stock };

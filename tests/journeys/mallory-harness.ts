import { toBase64Url } from '../../src/crdt/basics/bytes.ts';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import type { PeerLink } from '../../src/crdt/peers/transport.ts';
import { createWebrtcTransport } from '../../src/crdt/peers/webrtc-transport.ts';
import { createGenesis } from '../../src/crdt/sealing/create-genesis.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import { createDoorkeeper } from '../../src/crdt/sharing/doorkeeper.ts';
import { openFrame } from '../../src/crdt/sharing/doorstep-envelope.ts';
import { doorstepFrameKey } from '../../src/crdt/sharing/invitation-link.ts';
import { readInvitationLink } from '../../src/crdt/sharing/invitation.ts';
import { doorstepAddress } from '../../src/crdt/sharing/doorstep-address.ts';

/** One of Mallory's two faces: he has the link and the rendezvous, and stands at the doorstep of one side. */
export interface Mallory {
  /** `hands on` gives everything to the other face; `answers` plays the therapist, as well as he can. */
  stand(options: {
    readonly link: string;
    readonly rendezvous: string;
    readonly how: 'hands on' | 'answers';
  }): void;
  connections(): number;
  /** Everything that reached this face: as it came, and opened where the link opens it. As one text. */
  heard(): string;
  /** Who has shown themselves to him as therapist. */
  guests(): readonly string[];
  frames(): number;
}

declare global {
  interface Window {
    mallory: Mallory;
  }
}

const clock = platformClock;
const random = platformRandom;
const count = (): void => undefined;
const otherFace = new BroadcastChannel('mallory');
const links = new Set<PeerLink>();
const heard: string[] = [];
let frames = 0;
let guests: () => readonly string[] = () => [];

const asText = (bytes: Uint8Array): string =>
  `${new TextDecoder().decode(bytes)} ${toBase64Url(bytes)}`;

window.mallory = {
  stand({ link, rendezvous, how }) {
    const token = readInvitationLink(link);
    if (!token.ok) throw new Error('Mallory has a link that can be read.');
    const { secret, invitation } = token.value;
    const key = doorstepFrameKey(secret);
    const listen = (message: Uint8Array): void => {
      frames += 1;
      heard.push(asText(message));
      const opened = openFrame(key, message);
      if (opened !== undefined) heard.push(asText(opened.frame));
    };
    const identity = deviceIdentity(random.bytes(32));
    const { signer, agreeKey } = identity;
    const founded = createGenesis({ signer, agreeKey, random });
    const trap = createDoorkeeper({
      // The link's secret, but an answer key of his own: the true one never left the therapist's devices.
      invitation: { id: invitation, secret, answerSeed: random.bytes(32) },
      status: () => ({ state: 'open' }),
      space: founded.space,
      genesis: founded.genesis,
      ownDevice: { id: founded.device, signer },
      chain: () => [],
      admit: () => Promise.resolve(undefined),
      onClosed: () => undefined,
      random,
      clock,
      count,
    });
    guests = () => trap.requests.get().map(({ name }) => name);
    otherFace.addEventListener('message', ({ data }) => {
      if (how === 'answers' || !(data instanceof Uint8Array)) return;
      for (const one of links) void one.send(data);
    });
    const transport = createWebrtcTransport({
      rendezvous: [rendezvous],
      iceServers: [],
      clock,
      random,
      count,
    });
    const room = transport.join({
      address: doorstepAddress(secret),
      gate: (one) => Promise.resolve(one.id),
    });
    room.onConnection(({ link: one }) => {
      links.add(one);
      one.onClose(() => links.delete(one));
      if (how === 'answers') {
        trap.attach({
          ...one,
          onMessage(listener) {
            one.onMessage((message) => {
              listen(message);
              listener(message);
            });
          },
        });
        return;
      }
      one.onMessage((message) => {
        listen(message);
        otherFace.postMessage(message);
      });
    });
  },
  connections: () => links.size,
  heard: () => heard.join('\n'),
  guests: () => guests(),
  frames: () => frames,
};

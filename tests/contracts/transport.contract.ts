import { equalBytes } from '../../src/crdt/basics/bytes.ts';
import type {
  Gate,
  PeerConnection,
  Room,
  RoomAddress,
  Transport,
} from '../../src/crdt/peers/transport.ts';

/** One world in which a transport is tried. Times are the transport's own: simulated or real. */
export interface TransportWorld {
  /** The transport of a page of that name. */
  transport(name: string): Transport;
  /** Resolves when `seen` is true; rejects after ten seconds of the transport's time. */
  until(seen: () => boolean): Promise<void>;
  /** Lets this much of the transport's time pass. */
  pass(ms: number): Promise<void>;
  /** A room that nobody else is in. */
  address(): RoomAddress;
}

/** A promise of the port, tried without any test library, so that it also runs inside a browser's page. */
export interface TransportPromise {
  readonly title: string;
  readonly hold: (world: TransportWorld) => Promise<void>;
}

/** What failed, as a sentence. */
function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Both say their name and wait for the other's: the simplest gate that is the same on both ends. */
export const sayName =
  (name: string): Gate<string> =>
  async (link) => {
    void link.send(new TextEncoder().encode(name));
    return new Promise((resolve) => {
      link.onClose(() => resolve(undefined));
      link.onMessage((message) => {
        link.onMessage(undefined);
        resolve(new TextDecoder().decode(message));
      });
    });
  };

const connected = (room: Room<string>, name: string): PeerConnection<string> | undefined =>
  room.connections().find(({ who }) => who === name);

async function pair(world: TransportWorld): Promise<{
  readonly ana: Room<string>;
  readonly ben: Room<string>;
  readonly toBen: PeerConnection<string>;
  readonly toAna: PeerConnection<string>;
  readonly address: RoomAddress;
}> {
  const address = world.address();
  const ana = world.transport('ana').join({ address, gate: sayName('ana') });
  const ben = world.transport('ben').join({ address, gate: sayName('ben') });
  await world.until(
    () => connected(ana, 'ben') !== undefined && connected(ben, 'ana') !== undefined,
  );
  const toBen = connected(ana, 'ben');
  const toAna = connected(ben, 'ana');
  must(toBen !== undefined && toAna !== undefined, 'both are connected');
  return { ana, ben, toBen, toAna, address };
}

/** Every promise that a transport must keep. */
export const transportPromises: readonly TransportPromise[] = [
  {
    title: 'two pages at one address meet, and agree on who offered and on both fingerprints',
    async hold(world) {
      const { ana, ben, toBen, toAna } = await pair(world);
      must(toBen.link.initiator !== toAna.link.initiator, 'one offers, the other answers');
      const { own, other } = toBen.link.fingerprints;
      must(own.length === 32 && !equalBytes(own, other), 'two different fingerprints of 32 bytes');
      must(equalBytes(own, toAna.link.fingerprints.other), 'Ben sees the fingerprint of Ana');
      must(equalBytes(other, toAna.link.fingerprints.own), 'Ana sees the fingerprint of Ben');
      must(toBen.link.id !== toAna.link.id, 'a link id is unique');
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'pages at other addresses, or with another signalling secret, do not meet',
    async hold(world) {
      const address = world.address();
      const ana = world.transport('ana').join({ address, gate: sayName('ana') });
      const mallory = world.transport('mallory').join({
        address: { ...address, signalling: 'another' },
        gate: sayName('mallory'),
      });
      const cleo = world
        .transport('cleo')
        .join({ address: world.address(), gate: sayName('cleo') });
      await world.pass(1_500);
      for (const room of [ana, mallory, cleo]) {
        must(room.connections().length === 0, 'nobody is met');
        await room.leave();
      }
    },
  },
  {
    title: 'messages arrive whole and small ones in order',
    async hold(world) {
      const { ana, ben, toBen, toAna } = await pair(world);
      const received: number[] = [];
      toAna.link.onMessage((message) =>
        received.push(new DataView(message.buffer, message.byteOffset).getUint32(0)),
      );
      for (let at = 0; at < 300; at += 1) {
        const message = new Uint8Array(4 + (at % 50));
        new DataView(message.buffer).setUint32(0, at);
        void toBen.link.send(message);
      }
      await world.until(() => received.length === 300);
      must(
        received.every((value, at) => value === at),
        'in order',
      );
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'three megabytes arrive byte for byte, and a small message does not come after them',
    async hold(world) {
      const { ana, ben, toBen, toAna } = await pair(world);
      const large = Uint8Array.from(
        { length: 3 * 1024 * 1024 + 1 },
        (_, at) => (at * 31 + (at >> 8)) & 255,
      );
      const received: Uint8Array[] = [];
      toAna.link.onMessage((message) => received.push(message.slice()));
      const sent = toBen.link.send(large);
      void toBen.link.send(Uint8Array.of(7));
      await world.until(() => received.length === 2);
      must(await sent, 'sending says yes');
      must(
        received.some((message) => equalBytes(message, large)),
        'the large one is whole',
      );
      must(
        received.some((message) => message.length === 1),
        'the small one came too',
      );
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'a message beyond the limit is refused and the link stays',
    async hold(world) {
      const { ana, ben, toBen } = await pair(world);
      must(!(await toBen.link.send(new Uint8Array(65 * 1024 * 1024))), 'sending says no');
      must(ana.connections().length === 1, 'still connected');
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'messages that come before anybody listens are kept',
    async hold(world) {
      const { ana, ben, toBen, toAna } = await pair(world);
      void toBen.link.send(Uint8Array.of(1));
      void toBen.link.send(Uint8Array.of(2));
      await world.pass(300);
      const received: number[] = [];
      toAna.link.onMessage((message) => received.push(message[0] ?? 0));
      await world.until(() => received.length === 2);
      must(received[0] === 1 && received[1] === 2, 'in order');
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'a page that the gate refuses is not connected and its link closes',
    async hold(world) {
      const address = world.address();
      const ana = world.transport('ana').join({
        address,
        gate: async (link) => ((await sayName('ana')(link)) === 'ben' ? 'ben' : undefined),
      });
      const mallory = world.transport('mallory').join({ address, gate: sayName('mallory') });
      let closed = false;
      mallory.onConnection(({ link }) => {
        link.onClose(() => {
          closed = true;
        });
      });
      await world.until(() => closed);
      must(ana.connections().length === 0, 'Ana has met nobody');
      await Promise.all([ana.leave(), mallory.leave()]);
    },
  },
  {
    title: 'a page that floods the gate is cut off before it has shown who it is',
    async hold(world) {
      const address = world.address();
      const ana = world
        .transport('ana')
        .join({ address, gate: () => new Promise(() => undefined) });
      let closed = false;
      const mallory = world.transport('mallory').join({
        address,
        gate: async (link) => {
          link.onClose(() => {
            closed = true;
          });
          for (let at = 0; at < 40; at += 1) void link.send(new Uint8Array(8_000));
          await new Promise(() => undefined);
          return undefined;
        },
      });
      await world.until(() => closed);
      await Promise.all([ana.leave(), mallory.leave()]);
    },
  },
  {
    title: 'leaving closes the links on both sides, and sending says no from then on',
    async hold(world) {
      const { ana, ben, toBen, toAna } = await pair(world);
      let told = 0;
      toAna.link.onClose(() => {
        told += 1;
      });
      await ana.leave();
      must(!(await toBen.link.send(Uint8Array.of(1))), 'a closed link takes nothing');
      await world.until(() => told === 1);
      must(ben.connections().length === 0, 'Ben has nobody left');
      toAna.link.onClose(() => {
        told += 1;
      });
      must(told > 1, 'who asks later is told at once');
      await ben.leave();
    },
  },
  {
    title: 'two pages whose link closed meet again by themselves',
    async hold(world) {
      const { ana, ben, toBen } = await pair(world);
      toBen.link.close();
      must(ana.connections().length === 0, 'the connection is gone');
      await world.until(
        () => connected(ana, 'ben') !== undefined && connected(ben, 'ana') !== undefined,
      );
      must(connected(ana, 'ben')?.link.id !== toBen.link.id, 'it is a new link');
      await Promise.all([ana.leave(), ben.leave()]);
    },
  },
  {
    title: 'a page that left and came back meets the others again',
    async hold(world) {
      const { ana, ben, address } = await pair(world);
      await ana.leave();
      const again = world.transport('ana').join({ address, gate: sayName('ana') });
      await world.until(() => connected(again, 'ben') !== undefined);
      await Promise.all([again.leave(), ben.leave()]);
    },
  },
  {
    title: 'three pages all meet, and a late listener is told of every connection',
    async hold(world) {
      const { ana, ben, address } = await pair(world);
      const cleo = world.transport('cleo').join({ address, gate: sayName('cleo') });
      await world.until(() => [ana, ben, cleo].every((room) => room.connections().length === 2));
      const names: string[] = [];
      cleo.onConnection(({ who }) => names.push(who));
      must(names.sort().join() === 'ana,ben', 'both are told');
      await Promise.all([ana.leave(), ben.leave(), cleo.leave()]);
    },
  },
];

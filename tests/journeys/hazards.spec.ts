import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { comes, startHazardSides, type HazardSides, type Seat, type Side } from './hazard-sides.ts';

/** One fault of y-webrtc: the same is done on both sides, and what is seen is told. */
interface Hazard {
  readonly title: string;
  readonly look: (side: Side) => Promise<unknown>;
  readonly stock: unknown;
  readonly ours: unknown;
}

let world: HazardSides;

test.beforeAll(async () => {
  world = await startHazardSides();
});
test.afterEach(() => world.closePages());
test.afterAll(() => world.close());

/** Ana, who shows herself, Ben, who sees it, and Mallory, who has come in as well. */
async function threeOf(side: Side): Promise<{ ben: Seat; mallory: Seat; name: string }> {
  const [ana, ben] = await side.pair();
  const mallory = await side.sit();
  await mallory.enter();
  for (const seat of [mallory, ben]) await expect.poll(() => seat.met()).toBe(2);
  await ana.show('Ana');
  const name = await ana.name();
  for (const seat of [mallory, ben]) {
    await expect.poll(async () => (await seat.shown())[name]).toBe('Ana');
  }
  return { ben, mallory, name };
}

const hazards: readonly Hazard[] = [
  {
    title: 'a message over 256 KiB arrives',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = await side.pair();
      await ana.write(300_000);
      return comes(async () => (await ben.held()) === 1, 3_000);
    },
  },
  {
    title: 'what was lost once on the way arrives after all',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = await side.pair();
      await ana.page.evaluate(() => (window.loseNext = true));
      await ana.write(1_000);
      expect(await ana.page.evaluate(() => window.loseNext)).toBe(false);
      await ana.write(10);
      return comes(async () => (await ben.held()) === 2, 5_000);
    },
  },
  {
    title: 'leaving for good closes the socket',
    stock: false,
    ours: true,
    async look(side) {
      const ana = await side.sit();
      await ana.enter();
      await expect.poll(() => side.server.sockets()).toBe(1);
      await ana.leave();
      return comes(() => side.server.sockets() === 0, 1_500);
    },
  },
  {
    title: 'who is asked whether to leave the page, and stays, goes on sharing',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = await side.pair();
      await ana.page.evaluate(() => window.dispatchEvent(new Event('beforeunload')));
      await ana.write(10);
      // Stock pages may meet once more, which brings what was written until then, and nothing that is written after it.
      await comes(async () => (await ben.met()) === 1 && (await ben.held()) === 1, 4_000);
      await ana.write(10);
      return comes(async () => (await ben.held()) === 2, 2_000);
    },
  },
  {
    title: 'one of several rooms that is left hears no more, also after the socket came back',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = await side.pair();
      const other = randomUUID();
      for (const seat of [ana, ben]) await seat.enter({ topic: other });
      await expect.poll(() => ana.met(other)).toBe(1);
      side.server.stopRendezvous();
      await ana.rest();
      await expect.poll(() => ben.met()).toBe(0);
      await ben.write(10);
      side.server.startRendezvous();
      await expect.poll(() => side.server.sockets()).toBe(2);
      return !(await comes(async () => (await ana.held()) === 1, 4_000));
    },
  },
  {
    title: 'a server learns only of the rooms that are to meet there',
    stock: false,
    ours: true,
    async look(side) {
      const ana = await side.sit();
      const other = randomUUID();
      await ana.enter();
      await ana.enter({ topic: other, rendezvous: side.otherServer.rendezvous });
      await expect.poll(() => side.otherServer.topics()).toContain(other);
      return !(await comes(() => side.otherServer.topics().includes(side.topic), 1_000));
    },
  },
  {
    title: 'whose page crashed is not shown as here for half a minute',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = await side.pair();
      await ben.show('here');
      await expect.poll(async () => Object.values(await ana.shown())).toEqual(['here']);
      const devtools = await ben.page.context().newCDPSession(ben.page);
      void devtools.send('Page.crash').catch(() => undefined);
      return comes(async () => Object.keys(await ana.shown()).length === 0, 14_000);
    },
  },
  {
    title: 'pages that say they are there and never answer are let go of',
    stock: false,
    ours: true,
    async look(side) {
      const ana = await side.sit((page) => page.clock.install());
      const mallory = await side.sit();
      await ana.enter();
      await expect.poll(() => side.server.topics()).toContain(side.topic);
      const tried = (): Promise<number> =>
        ana.page.evaluate(
          () => window.natives.filter(({ native }) => native.signalingState !== 'closed').length,
        );
      await mallory.publish(
        Array.from({ length: 5 }, (_, at) => ({ type: 'announce', from: `z${at}` })),
      );
      await expect.poll(tried).toBe(5);
      await ana.page.clock.fastForward(60_000);
      return comes(async () => (await tried()) === 0, 1_500);
    },
  },
  {
    title: 'an answer that nobody asked for is let pass',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, mallory] = [await side.sit(), await side.sit()];
      await ana.enter();
      await expect.poll(() => side.server.topics()).toContain(side.topic);
      await mallory.publish([
        { type: 'signal', from: 'nobody', token: 1, signal: { type: 'answer', sdp: 'v=0' } },
      ]);
      return !(await comes(() => side.errors.length > 0, 1_500));
    },
  },
  {
    title: 'what is sealed with another password is let pass',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, mallory] = [await side.sit(), await side.sit()];
      await ana.enter();
      await expect.poll(() => side.server.topics()).toContain(side.topic);
      await mallory.publish([{ type: 'announce', from: 'z' }], 'another secret');
      return !(await comes(() => side.errors.length > 0, 1_500));
    },
  },
  {
    title: 'nobody puts words into another’s presence',
    stock: false,
    ours: true,
    async look(side) {
      const { ben, mallory, name } = await threeOf(side);
      await mallory.forge(name, 'Mallory as Ana');
      return !(await comes(async () => (await ben.shown())[name] !== 'Ana', 1_500));
    },
  },
  {
    title: 'nobody makes another seem to be gone',
    stock: false,
    ours: true,
    async look(side) {
      const { ben, mallory, name } = await threeOf(side);
      await mallory.forge(name, undefined);
      return !(await comes(async () => (await ben.vanished()).includes(name), 1_500));
    },
  },
  {
    title: 'the first thing that a page shows is seen',
    stock: false,
    ours: true,
    async look(side) {
      const [, ben] = await side.pair();
      return comes(async () => Object.keys(await ben.shown()).length === 1, 2_000);
    },
  },
  {
    title: 'a room that is entered again before it was left is entered then',
    stock: false,
    ours: true,
    async look(side) {
      const [ana, ben] = [await side.sit(), await side.sit()];
      await ana.enter();
      await ana.enter();
      await ben.enter();
      await expect.poll(() => ben.met()).toBe(1);
      await ana.leave();
      const met = await comes(async () => (await ana.met()) === 1, 3_000);
      return met && side.errors.length === 0;
    },
  },
  {
    title: 'servers that are asked by default',
    stock: [
      'stun:global.stun.twilio.com:3478',
      'stun:stun.l.google.com:19302',
      'wss://y-webrtc-eu.fly.dev/',
    ],
    ours: [],
    async look(side) {
      const asked = new Set<string>();
      const [ana, ben] = [await side.sit(), await side.sit()];
      await ana.page.routeWebSocket(/^wss:/, (socket) => {
        asked.add(socket.url());
      });
      await ana.enter({ topic: randomUUID(), rendezvous: undefined, ice: 'its own' });
      await ana.enter({ ice: 'its own' });
      // One after the other, as in `pair`.
      await expect.poll(() => side.server.topics()).toContain(side.topic);
      await ben.enter({ ice: 'its own' });
      await expect.poll(() => ben.met()).toBe(1);
      const ice = await ana.page.evaluate(() => window.natives.flatMap(({ servers: its }) => its));
      return [...asked, ...new Set(ice)].sort();
    },
  },
  {
    title: 'nothing is written into localStorage where there is no BroadcastChannel',
    stock: false,
    ours: true,
    async look(side) {
      const ana = await side.sit((page) =>
        page.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel')),
      );
      await ana.enter();
      await expect.poll(() => side.server.topics()).toContain(side.topic);
      await ana.write(10);
      return !(await comes(() => ana.page.evaluate(() => localStorage.length > 0), 1_000));
    },
  },
  {
    title: 'a clock that is an hour behind keeps no live connection from being agreed on anew',
    stock: false,
    ours: true,
    async look(side) {
      const behind = await side.sit((page) =>
        page.addInitScript(() => {
          const now = Date.now.bind(Date);
          Date.now = () => now() - 3_600_000;
        }),
      );
      const other = await side.sit();
      // Whose turn the offer is falls as it falls: it has to be the one whose clock is behind.
      let topic = side.topic;
      await expect(async () => {
        topic = randomUUID();
        for (const seat of [behind, other]) await seat.enter({ topic });
        for (const seat of [behind, other]) await expect.poll(() => seat.met(topic)).toBe(1);
        expect(await behind.calls(topic)).toBe(true);
      }).toPass({ intervals: [0] });
      const agreed = (): Promise<string | undefined> =>
        behind.page.evaluate(() => window.natives.at(-1)?.native.remoteDescription?.sdp);
      const before = await agreed();
      await other.renegotiate(topic);
      return comes(async () => (await agreed()) !== before, 2_500);
    },
  },
];

test.describe('what stock y-webrtc gets wrong holds here', () => {
  for (const { title, look, stock, ours } of hazards) {
    test(title, async ({ browser }) => {
      const [seenInStock, seenInOurs] = await Promise.all(world.sides(browser).map(look));
      expect({ stock: seenInStock, ours: seenInOurs }).toEqual({ stock, ours });
    });
  }
});

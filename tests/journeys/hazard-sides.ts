import { randomUUID } from 'node:crypto';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startHarnessServer, type HarnessServer } from './harness-server.ts';
import { secretOf } from './wire.ts';
import type { Wire, WireRoom } from './wire.ts';

/** y-webrtc as it comes, or our own parts. Each has its own servers, so that what is seen of them is its own. */
type Kind = 'stock' | 'ours';

/** A page on one side. */
export interface Seat {
  readonly page: Page;
  enter(room?: Partial<WireRoom>): Promise<void>;
  rest(topic?: string): Promise<void>;
  leave(): Promise<void>;
  met(topic?: string): Promise<number>;
  write(bytes: number, topic?: string): Promise<void>;
  held(topic?: string): Promise<number>;
  show(text: string): Promise<void>;
  shown(): Promise<Readonly<Record<string, string>>>;
  vanished(): Promise<readonly string[]>;
  name(): Promise<string>;
  forge(of: string, shows: string | undefined): Promise<void>;
  publish(messages: readonly object[], secret?: string): Promise<void>;
  calls(topic: string): Promise<boolean>;
  renegotiate(topic: string): Promise<void>;
}

/** What a hazard is looked for with. */
export interface Side {
  readonly topic: string;
  readonly server: HarnessServer;
  readonly otherServer: HarnessServer;
  /** Uncaught errors and rejections of all pages on this side. */
  readonly errors: readonly string[];
  sit(before?: (page: Page) => Promise<unknown>): Promise<Seat>;
  /** Two pages that have met in the room. */
  pair(): Promise<readonly [Seat, Seat]>;
}

/** Both sides' servers, and whatever is opened on them. */
export interface HazardSides {
  /** Sides of a new room, stock first. */
  sides(browser: Browser): readonly Side[];
  closePages(): Promise<void>;
  close(): Promise<void>;
}

const kinds: readonly Kind[] = ['stock', 'ours'];

/** Starts servers for both sides. */
export async function startHazardSides(): Promise<HazardSides> {
  const start = (): Promise<HarnessServer> =>
    startHarnessServer('tests/journeys/our-wire.ts', { beside: 'tests/journeys/stock-wire.ts' });
  const servers = await Promise.all(kinds.map(async () => [await start(), await start()] as const));
  const contexts: BrowserContext[] = [];
  return {
    sides: (browser) =>
      kinds.flatMap((kind, at) => {
        const its = servers[at];
        return its === undefined ? [] : [sideOf({ kind, servers: its, browser, contexts })];
      }),
    async closePages() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    async close() {
      for (const server of servers.flat()) await server.close();
    },
  };
}

/** Whether it comes true within this time. */
export async function comes(
  look: () => Promise<boolean> | boolean,
  withinMs: number,
): Promise<boolean> {
  try {
    await expect.poll(look, { timeout: withinMs }).toBe(true);
    return true;
  } catch {
    return false;
  }
}

/** In the page, before anything else: what is made of connections, and a line that loses a frame when told to. */
function watchLines(): void {
  window.natives = [];
  window.loseNext = false;
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration: RTCConfiguration = {}) {
      // Written down, and asked by nobody in a test.
      super({ ...configuration, iceServers: [] });
      const asked = (configuration.iceServers ?? []).flatMap(({ urls }) => urls);
      window.natives.push({ native: this, servers: asked });
    }
  };
  const { prototype } = RTCDataChannel;
  const send = Reflect.get(prototype, 'send') as (data: ArrayBufferView) => void;
  Object.defineProperty(prototype, 'send', {
    value(this: RTCDataChannel, data: ArrayBufferView): void {
      if (window.loseNext && data.byteLength >= 500) window.loseNext = false;
      else send.call(this, data);
    },
  });
}

function sideOf(options: {
  readonly kind: Kind;
  readonly servers: readonly [HarnessServer, HarnessServer];
  readonly browser: Browser;
  readonly contexts: BrowserContext[];
}): Side {
  const { kind, browser, contexts } = options;
  const [server, otherServer] = options.servers;
  const topic = randomUUID();
  const errors: string[] = [];
  const side: Side = {
    topic,
    server,
    otherServer,
    errors,
    async sit(before) {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (problem) => errors.push(String(problem)));
      await page.addInitScript(watchLines);
      await before?.(page);
      await page.goto(server.url);
      const room: WireRoom = { topic, rendezvous: server.rendezvous, ice: 'none' };
      return seatAt(page, { kind, room });
    },
    async pair() {
      const seats = [await side.sit(), await side.sit()] as const;
      // One after the other: stock pages that enter in one moment may both call, and never meet.
      await seats[0].enter();
      await expect.poll(() => server.topics()).toContain(topic);
      await seats[1].enter();
      for (const seat of seats) await expect.poll(() => seat.met()).toBe(1);
      return seats;
    },
  };
  return side;
}

function seatAt(page: Page, its: { readonly kind: Kind; readonly room: WireRoom }): Seat {
  const { kind, room } = its;
  const here = room.topic;
  type In<Given> = readonly [Kind, string, Given];
  const as = <Given>(given: Given, topic = here): In<Given> => [kind, topic, given];
  return {
    page,
    enter: (change = {}) =>
      page.evaluate(([k, , its_]) => window.wires[k].enter(its_), as({ ...room, ...change })),
    rest: (topic) => page.evaluate(([k, t]) => window.wires[k].rest(t), as(0, topic)),
    leave: () => page.evaluate(([k, t]) => window.wires[k].leave(t), as(0)),
    met: (topic) => page.evaluate(([k, t]) => window.wires[k].met(t), as(0, topic)),
    write: (bytes, topic) =>
      page.evaluate(([k, t, many]) => window.wires[k].write(t, many), as(bytes, topic)),
    held: (topic) => page.evaluate(([k, t]) => window.wires[k].held(t), as(0, topic)),
    show: (text) => page.evaluate(([k, t, it]) => window.wires[k].show(t, it), as(text)),
    shown: () => page.evaluate(([k, t]) => window.wires[k].shown(t), as(0)),
    vanished: () => page.evaluate(([k, t]) => window.wires[k].vanished(t), as(0)),
    name: () => page.evaluate(([k, t]) => window.wires[k].name(t), as(0)),
    forge: (of, shows) =>
      page.evaluate(([k, t, it]) => window.wires[k].forge(t, it.of, it.shows), as({ of, shows })),
    publish: (messages, secret = secretOf(here)) =>
      page.evaluate(([k, , it]) => window.wires[k].publish(it), [
        kind,
        here,
        {
          topic: here,
          rendezvous: room.rendezvous ?? '',
          secret,
          messages: JSON.stringify(messages),
        },
      ] as In<Parameters<Wire['publish']>[0]>),
    calls: (topic) => page.evaluate(([k, t]) => window.wires[k].calls(t), as(0, topic)),
    renegotiate: (topic) => page.evaluate(([k, t]) => window.wires[k].renegotiate(t), as(0, topic)),
  };
}

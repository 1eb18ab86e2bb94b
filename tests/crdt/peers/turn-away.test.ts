import { afterEach, describe, expect, test } from 'vitest';
import { liveValue } from '../../../src/crdt/basics/live.ts';
import type { LineState, RendezvousLine } from '../../../src/crdt/peers/webrtc/rendezvous-line.ts';
import { parseSignallingMessage } from '../../../src/crdt/peers/webrtc/signal.ts';
import type { SignallingMessage } from '../../../src/crdt/peers/webrtc/signal.ts';
import {
  openSignalling,
  sealSignalling,
} from '../../../src/crdt/peers/webrtc/signalling-cipher.ts';
import { signallingKey } from '../../../src/crdt/peers/webrtc/signalling-key.ts';
import { turnAway } from '../../../src/crdt/peers/webrtc/turn-away.ts';
import { openYWebrtcRoom } from '../../../src/crdt/peers/webrtc/y-webrtc-room.ts';
import type { YWebrtcRoom } from '../../../src/crdt/peers/webrtc/y-webrtc-room.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const address = { topic: 'doorbell', signalling: 'password' };
const random = seededRandom(61);

/** A rendezvous that hands everything on to everybody in its one topic, whoever said it, as real ones do. */
function rendezvous() {
  const listeners = new Set<(data: string) => void>();
  const published: string[] = [];
  const publish = (data: string): void => {
    published.push(data);
    for (const listener of [...listeners]) listener(data);
  };
  const line: RendezvousLine = {
    state: liveValue<LineState>('open'),
    subscribe(topic, { opened, heard }) {
      expect(topic).toBe(address.topic);
      const own = (data: string): void => heard(data);
      listeners.add(own);
      opened();
      return () => {
        listeners.delete(own);
        return Promise.resolve();
      };
    },
    publish: (_topic, data) => publish(data),
    retry: () => undefined,
  };
  return { line, published, publish, listeners };
}
const sealed = async (message: SignallingMessage): Promise<string> =>
  sealSignalling(message, { key: await signallingKey(address), random });
const opened = async (data: string): Promise<SignallingMessage | undefined> =>
  parseSignallingMessage(await openSignalling(data, await signallingKey(address)));
/** Lets what is sealed and opened meanwhile come to its end. */
const settled = async (seen: () => boolean): Promise<void> => {
  await expect.poll(seen, { interval: 1 }).toBe(true);
};

interface Standing {
  readonly at: ReturnType<typeof rendezvous>;
  readonly counted: string[];
  readonly told: () => number;
  readonly leave: () => Promise<void>;
}
let open: { leave(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.leave()));
  open = [];
});
async function stand(ways = 1): Promise<Standing> {
  const at = rendezvous();
  const counted: string[] = [];
  let told = 0;
  const standing = await turnAway({
    address,
    told: () => (told += 1),
    lines: Array.from({ length: ways }, () => at.line),
    random,
    count: (code) => counted.push(code),
  });
  open.push(standing);
  return { at, counted, told: () => told, leave: () => standing.leave() };
}
async function room(at: ReturnType<typeof rendezvous>, onTurnedAway: () => void) {
  const counted: string[] = [];
  const joined: YWebrtcRoom = await openYWebrtcRoom({
    address,
    clock: simulatedClock(),
    random,
    count: (code) => counted.push(code),
    maxConnections: 4,
    wrtc: {},
    onTurnedAway,
    publish: at.publish,
    hardened: () => undefined,
  });
  const stop = at.line.subscribe(address.topic, {
    opened: () => undefined,
    heard: (data) => joined.hear(data),
  });
  open.push({
    async leave() {
      await stop();
      await joined.leave();
    },
  });
  return { joined, counted };
}

/** What y-webrtc itself makes of a message; it exports this to nobody. */
async function sealedByYWebrtc(message: object): Promise<string> {
  const path = '../../../node_modules/y-webrtc/src/crypto.js';
  const own: unknown = await import(/* @vite-ignore */ path);
  const call = async (name: string, ...args: readonly unknown[]): Promise<unknown> => {
    const found: unknown = Reflect.get(Object(own), name);
    if (typeof found !== 'function') throw new Error(`y-webrtc has no ${name}`);
    const answer: unknown = await Reflect.apply(found, undefined, args);
    return answer;
  };
  const key = await call('deriveKey', address.signalling, address.topic);
  const bytes = await call('encryptJson', message, key);
  if (!(bytes instanceof Uint8Array)) throw new Error('y-webrtc seals to bytes');
  return btoa(String.fromCharCode(...bytes));
}

test('the key of a room opens what y-webrtc seals in it', async () => {
  const message = { type: 'announce', from: 'sam' };
  const data = await sealedByYWebrtc(message);
  expect(await openSignalling(data, await signallingKey(address))).toEqual(message);
  const other = await signallingKey({ ...address, topic: 'another' });
  expect(await openSignalling(data, other)).toBeUndefined();
});

describe('whoever turns a page away at the rendezvous', () => {
  test('says nothing by themselves, and answers the page that announces itself', async () => {
    const { at, told, counted } = await stand();
    expect(at.published).toEqual([]);
    let turnedAway = 0;
    const { joined, counted: odd } = await room(at, () => (turnedAway += 1));
    joined.announce();
    await settled(() => turnedAway === 1);
    expect(told()).toBe(1);
    expect([...counted, ...odd]).toEqual([]);
    const [announce, answer, ...more] = await Promise.all(at.published.map(opened));
    expect(announce?.type).toBe('announce');
    expect(answer).toMatchObject({ type: 'gone', to: announce?.from });
    expect(more).toEqual([]);
  });

  test('says nothing to a later page by what an earlier one was told', async () => {
    const { at, leave } = await stand();
    at.publish(await sealed({ type: 'announce', from: 'earlier' }));
    await settled(() => at.published.length === 2);
    await leave();
    let turnedAway = 0;
    const { joined, counted } = await room(at, () => (turnedAway += 1));
    joined.hear(at.published[1] ?? '');
    joined.announce();
    await settled(() => at.published.length === 3);
    const present = (await opened(at.published[2] ?? ''))?.from ?? '';
    expect(turnedAway).toBe(0);
    joined.hear(await sealed({ type: 'gone', from: 'imani', to: present }));
    await settled(() => turnedAway > 0);
    expect(turnedAway).toBe(1);
    expect(counted).toEqual([]);
  });

  test('by way of two servers says it once by each', async () => {
    const { at, told } = await stand(2);
    at.publish(await sealed({ type: 'announce', from: 'sam' }));
    await settled(() => at.published.length === 3 && told() > 0);
    const said = await Promise.all(at.published.map(opened));
    expect(said.filter((message) => message?.type === 'gone' && message.to === 'sam')).toHaveLength(
      2,
    );
  });

  test('leaves off when another tab of the same device has said it', async () => {
    const { at, told } = await stand();
    at.publish(await sealed({ type: 'gone', from: 'tab', to: 'sam' }));
    await settled(() => told() === 1);
    expect(at.published).toHaveLength(1);
  });

  test('counts what cannot be read as somebody who was looking, and answers nothing', async () => {
    const { at, told, counted } = await stand();
    at.publish('garbage');
    await settled(() => told() === 1);
    expect(counted).toEqual(['webrtc/unreadable-signal']);
    expect(at.published).toEqual(['garbage']);
  });

  test('answers four pages at most, and of a flood reads little', async () => {
    const { at, counted } = await stand();
    for (let page = 0; page < 10; page += 1)
      at.publish(await sealed({ type: 'announce', from: `page ${page}` }));
    await settled(() => counted.length >= 6);
    expect(at.published).toHaveLength(14);
    for (let time = 0; time < 1_000; time += 1) at.publish('flood');
    await settled(() => counted.includes('webrtc/unreadable-signal'));
    const read = counted.filter((code) => code === 'webrtc/unreadable-signal').length;
    expect(read).toBeLessThanOrEqual(17);
    expect(counted.filter((code) => code === 'webrtc/signalling-flood').length).toBeGreaterThan(
      950,
    );
  });

  test('and has left says nothing any more', async () => {
    const { at, told, leave } = await stand();
    at.publish(await sealed({ type: 'announce', from: 'sam' }));
    await leave();
    expect(at.listeners.size).toBe(0);
    at.publish(await sealed({ type: 'announce', from: 'sam again' }));
    // Whatever was being opened is open by now.
    await Promise.all(at.published.map(opened));
    expect(told()).toBe(0);
    expect(at.published).toHaveLength(2);
  });
});

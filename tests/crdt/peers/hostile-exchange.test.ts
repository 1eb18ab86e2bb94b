import { expect, test } from 'vitest';
import { concatBytes } from '../../../src/crdt/basics/bytes.ts';
import { DeviceId, MemberId } from '../../../src/crdt/basics/id.ts';
import type { Have } from '../../../src/crdt/basics/feed-range.ts';
import { createExchange } from '../../../src/crdt/peers/exchange.ts';
import type { ExchangeFrame } from '../../../src/crdt/peers/exchange-frames.ts';
import { readExchangeFrame, writeExchangeFrame } from '../../../src/crdt/peers/exchange-frames.ts';
import type { Accepted, FeedSource } from '../../../src/crdt/peers/feed-source.ts';
import { lanes } from '../../../src/crdt/peers/peer-channel.ts';
import type { PeerLink } from '../../../src/crdt/peers/transport.ts';
import { memoryFeeds } from '../../cast/memory-feeds.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

/** Ana's exchange, and pages at whose hand every frame is. */
function scene(source: (random: ReturnType<typeof seededRandom>) => FeedSource) {
  const random = seededRandom(5);
  const clock = simulatedClock();
  const counted = new Map<string, number>();
  const exchange = createExchange({
    source: source(random),
    clock,
    count: (code, times = 1) => counted.set(code, (counted.get(code) ?? 0) + times),
  });
  const meet = (id: string) => {
    const said: ExchangeFrame[] = [];
    let hear: ((message: Uint8Array) => void) | undefined;
    let closed = false;
    const link: PeerLink = {
      id,
      initiator: true,
      fingerprints: { own: new Uint8Array(32), other: new Uint8Array(32) },
      send(message) {
        const frame = readExchangeFrame(message.subarray(1));
        if (frame !== undefined && frame.tag !== 'unknown') said.push(frame);
        return Promise.resolve(true);
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: () => () => undefined,
      close() {
        closed = true;
      },
    };
    const who = { device: DeviceId.random(random), member: MemberId.random(random) };
    exchange.attach({ link, who });
    return {
      says: (frame: ExchangeFrame) =>
        hear?.(concatBytes(Uint8Array.of(lanes.exchange), writeExchangeFrame(frame))),
      heard: <Tag extends ExchangeFrame['tag']>(tag: Tag) =>
        said.filter((frame): frame is Extract<ExchangeFrame, { tag: Tag }> => frame.tag === tag),
      closed: () => closed,
    };
  };
  return { clock, counted, meet };
}

/** Feeds that find of whatever comes what they are told to. */
const finding = (feeds: FeedSource, outcome: Partial<Accepted>): FeedSource => ({
  ...feeds,
  accept: () =>
    Promise.resolve({ applied: 0, waiting: 0, duplicate: 0, refused: 0, offences: [], ...outcome }),
});

test('a page that claims everything and trickles nothing of use does not keep others from being asked', async () => {
  const feeds = memoryFeeds(seededRandom(2));
  for (let at = 0; at < 5; at += 1) feeds.write();
  const whole = (have: Have): ExchangeFrame => ({ tag: 'have', whole: true, ...have });
  const { clock, meet } = scene((random) => finding(memoryFeeds(random), { refused: 1 }));
  const [mal, ben] = [meet('mal'), meet('ben')];
  mal.says(whole(feeds.have()));
  ben.says(whole(feeds.have()));
  expect(ben.heard('want')).toEqual([]);
  for (let round = 0; round < 3; round += 1) {
    await clock.advance(9_000);
    const number = mal.heard('want').at(-1)?.number ?? 0;
    mal.says({ tag: 'entries', number, last: false, entries: [Uint8Array.of(0)] });
  }
  expect(ben.heard('want')).toHaveLength(1);
});

test('nor does one that says something of use now and then for longer than a minute', async () => {
  const feeds = memoryFeeds(seededRandom(2));
  for (let at = 0; at < 5; at += 1) feeds.write();
  const { clock, meet } = scene((random) => finding(memoryFeeds(random), { waiting: 1 }));
  const [mal, ben] = [meet('mal'), meet('ben')];
  mal.says({ tag: 'have', whole: true, ...feeds.have() });
  ben.says({ tag: 'have', whole: true, ...feeds.have() });
  for (let round = 0; round < 6; round += 1) {
    await clock.advance(9_000);
    const number = mal.heard('want').at(-1)?.number ?? 0;
    mal.says({ tag: 'entries', number, last: false, entries: [Uint8Array.of(0)] });
  }
  expect(ben.heard('want')).toEqual([]);
  await clock.advance(9_000);
  expect(ben.heard('want')).toHaveLength(1);
});

test('all that is held is told once a second at most, however often a page asks, and asking on ends it', async () => {
  const { clock, counted, meet } = scene((random) => memoryFeeds(random));
  const ben = meet('ben');
  await clock.advance(1_500);
  const before = ben.heard('have').length;
  for (let at = 0; at < 10; at += 1) ben.says({ tag: 'ask' });
  expect(ben.heard('have').length - before).toBe(1);
  await clock.advance(1_000);
  expect(ben.heard('have').length - before).toBe(2);
  expect(ben.closed()).toBe(false);
  for (let at = 0; at < 40; at += 1) ben.says({ tag: 'ask' });
  expect(ben.closed()).toBe(true);
  expect(counted.get('peers/offended')).toBeGreaterThan(0);
});

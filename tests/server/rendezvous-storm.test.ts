import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { seededRandom } from '../cast/seeded-random.ts';
import type { SeededRandom } from '../cast/seeded-random.ts';
import { bundleServer } from './server-process.ts';
import type { ServerProcess, ServerProgram } from './server-process.ts';
import { connectTo } from './signalling-client.ts';
import type { SignallingClient } from './signalling-client.ts';

/** What may grow at most while any of these storms is on, and after it. */
const growthBytes = 20 * 1024 * 1024;

let program: ServerProgram;
let server: ServerProcess;
let url = '';

beforeAll(async () => {
  program = await bundleServer();
}, 30_000);

afterAll(() => program.remove());

beforeEach(async () => {
  server = program.start();
  url = await server.url;
  await warmUp();
});

afterEach(() => server.stop());

/** Lets the process load and compile what it will need, so that growth is growth. */
async function warmUp(): Promise<void> {
  const guests = await Promise.all(Array.from({ length: 40 }, () => connectTo(url)));
  for (const guest of guests) guest.say({ type: 'subscribe', topics: ['warm'] });
  await Promise.all(guests.map((guest) => guest.settled()));
  for (let number = 0; number < 50; number += 1) {
    guests[0]?.say({ type: 'publish', topic: 'warm', data: 'x'.repeat(30_000) });
  }
  await Promise.all(guests.map((guest) => guest.settled()));
  for (const guest of guests) guest.close();
  await Promise.all(guests.map((guest) => guest.closed));
}

/** Two people meet and hear each other: the server still does its work. */
async function twoCanMeet(): Promise<void> {
  const mira = await connectTo(url);
  const tom = await connectTo(url);
  for (const guest of [mira, tom]) guest.say({ type: 'subscribe', topics: ['meeting'] });
  await Promise.all([mira.settled(), tom.settled()]);
  mira.say({ type: 'publish', topic: 'meeting', data: 'hello' });
  expect(await tom.next()).toMatchObject({ data: 'hello', clients: 2 });
  mira.close();
  tom.close();
}

const sound = [
  '{"type":"subscribe","topics":["a","b"]}',
  '{"type":"unsubscribe","topics":["a"]}',
  '{"type":"publish","topic":"a","data":{"type":"announce","from":"x"}}',
  '{"type":"ping"}',
];

/** A frame that is almost right, or not at all. */
function fuzzedFrame(random: SeededRandom): string | Uint8Array {
  const base = random.pick(sound);
  const at = random.below(base.length);
  switch (random.below(7)) {
    case 0:
      return base.slice(0, at);
    case 1:
      return base.slice(0, at) + String.fromCharCode(random.below(65_536)) + base.slice(at + 1);
    case 2:
      return random.bytes(random.below(200));
    case 3:
      return `{"type":"subscribe","topics":${random.pick(['5', 'null', '{}', '[[]]', '"a"'])}}`;
    case 4:
      return `{"type":"publish","topic":"t${random.below(1e9)}","data":${'['.repeat(random.below(50))}`;
    case 5:
      return JSON.stringify({ type: 'subscribe', topics: [`t${random.below(1e9)}`] });
    default:
      return base;
  }
}

/** Fewer than the malformed frames after which a connection is refused: so each of them is read. */
const framesEach = 100;

test(
  '100,000 fuzzed frames, every one of them read, neither fell the server nor make it grow',
  { timeout: 120_000 },
  async () => {
    await server.stop();
    // From ever other addresses, or so many would not be let in one after the other.
    server = program.start({ TRUST_PROXY: '1' });
    url = await server.url;
    await warmUp();
    const random = seededRandom(20_260_301);
    let guests = 0;
    const storm = async (frames: number): Promise<number> => {
      let read = 0;
      for (let sent = 0; sent < frames; sent += framesEach) {
        guests += 1;
        const guest = await connectTo(url, { from: `10.0.${guests >> 8}.${guests & 255}` });
        for (let count = 0; count < framesEach; count += 1) guest.socket.send(fuzzedFrame(random));
        // Answered behind all of them, on a connection that is still open: none was left unread.
        await guest.settled();
        if (guest.socket.readyState === guest.socket.OPEN) read += framesEach;
        guest.socket.terminate();
        await guest.closed;
      }
      return read;
    };
    // Until the heap of the process has the size that so much garbage in so little time gives it.
    await storm(100_000);
    const before = await server.residentBytes();
    expect(await storm(100_000)).toBe(100_000);
    expect(server.process.exitCode).toBeNull();
    await twoCanMeet();
    expect((await server.residentBytes()) - before).toBeLessThan(growthBytes);
  },
);

test('bytes that are no WebSocket at all do no harm', { timeout: 30_000 }, async () => {
  const random = seededRandom(11);
  for (let count = 0; count < 200; count += 1) {
    const socket = connect(Number(new URL(url).port), 'localhost');
    const garbage = random.bytes(1 + random.below(2_000));
    const handshake =
      'GET /rendezvous HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    socket.on('error', () => undefined);
    socket.write(random.chance(0.7) ? Buffer.concat([Buffer.from(handshake), garbage]) : garbage);
    socket.end();
    socket.resume();
    await once(socket, 'close');
  }
  expect(server.process.exitCode).toBeNull();
  await twoCanMeet();
});

test(
  'a reader who does not read is dropped, and costs no memory',
  { timeout: 120_000 },
  async () => {
    const slow = await connectTo(url);
    const quick = await connectTo(url);
    for (const guest of [slow, quick]) guest.say({ type: 'subscribe', topics: ['flood'] });
    await Promise.all([slow.settled(), quick.settled()]);
    slow.socket.pause();
    const before = await server.residentBytes();
    // 16 MB for the slow one, from several senders since each may send only so much at once.
    const fill = 'x'.repeat(60_000);
    for (let sender = 0; sender < 4; sender += 1) {
      const guest = await connectTo(url);
      for (let count = 0; count < 66; count += 1) {
        guest.say({ type: 'publish', topic: 'flood', data: fill });
        await quick.next();
      }
      guest.close();
    }
    expect((await server.residentBytes()) - before).toBeLessThan(growthBytes);
    slow.socket.resume();
    expect(await slow.closed).toBe(1006);
    await twoCanMeet();
  },
);

test(
  'while one floods, everything that others say still reaches them',
  { timeout: 60_000 },
  async () => {
    const [mira, tom, flooder] = await Promise.all([
      connectTo(url),
      connectTo(url),
      connectTo(url),
    ]);
    for (const guest of [mira, tom]) guest.say({ type: 'subscribe', topics: ['quiet'] });
    flooder.say({ type: 'subscribe', topics: ['noise'] });
    await Promise.all([mira.settled(), tom.settled(), flooder.settled()]);
    const noise = JSON.stringify({ type: 'publish', topic: 'noise', data: 'x'.repeat(1_000) });
    const waitsMs: number[] = [];
    for (let round = 0; round < 100; round += 1) {
      for (let count = 0; count < 50; count += 1) {
        if (flooder.socket.readyState === flooder.socket.OPEN) flooder.sayRaw(noise);
      }
      waitsMs.push(await waitMs(mira, tom));
    }
    // Each wait ended with the message itself; how long they took is printed, not judged.
    waitsMs.sort((a, b) => a - b);
    console.log(`p99 beside a flood: ${waitsMs[98]?.toFixed(1) ?? ''} ms`);
    expect(waitsMs).toHaveLength(100);
    flooder.socket.terminate();
  },
);

test('subscribing to ever new topics leaves nothing behind', { timeout: 60_000 }, async () => {
  const before = await server.residentBytes();
  for (let round = 0; round < 60; round += 1) {
    const guest = await connectTo(url);
    for (let batch = 0; batch < 5; batch += 1) {
      const topics = Array.from({ length: 100 }, (_, number) => `${round}-${batch}-${number}`);
      guest.say({ type: 'subscribe', topics });
      guest.say({ type: 'unsubscribe', topics });
    }
    await guest.settled();
    guest.close();
    await guest.closed;
  }
  expect((await server.residentBytes()) - before).toBeLessThan(growthBytes);
});

/** How long a message takes from one to the other. */
async function waitMs(from: SignallingClient, to: SignallingClient): Promise<number> {
  const startedMs = performance.now();
  from.say({ type: 'publish', topic: 'quiet', data: 1 });
  await to.next();
  // The sender hears its own message too.
  await from.next();
  return performance.now() - startedMs;
}

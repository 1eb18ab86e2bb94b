import { connect } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { RendezvousLimits } from '../../src/server/rendezvous/limits.ts';
import { startServer } from '../../src/server/start-server.ts';
import type { RunningServer } from '../../src/server/start-server.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import { connectTo, refusalOf } from './signalling-client.ts';
import { writeSmallApp } from './small-app.ts';
import type { SmallApp } from './small-app.ts';

let app: SmallApp;
let clock: SimulatedClock;
const running: RunningServer[] = [];

beforeEach(async () => {
  app = await writeSmallApp();
  clock = simulatedClock();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map(stop));
  await app.remove();
});

/** A stopping server waits for its clock as well. */
async function stop(server: RunningServer): Promise<void> {
  const stopped = server.close();
  await clock.advance(60_000);
  await stopped;
}

async function serverWith(limits: Partial<RendezvousLimits>): Promise<RunningServer> {
  const server = await startServer({ appFolder: app.folder, clock, limits });
  running.push(server);
  return server;
}

test('a malformed frame is dropped and counted, and the next good one is answered', async () => {
  const server = await serverWith({});
  const mira = await connectTo(server.url);
  const malformed = [
    'not json',
    '{"type":"subscribe","topics":5}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","topics":[null]}',
    '{"type":"subscribe","topics":[""]}',
    '{"type":"publish","topic":"x"}',
    '{"type":"publish","topic":{"a":1},"data":1}',
    '{"type":"constructor"}',
    'null',
    '[]',
    '""',
    '',
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    `{"type":"publish","topic":"x","data":${'['.repeat(30_000)}`,
  ];
  for (const frame of malformed) mira.sayRaw(frame);
  mira.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
  mira.say({ type: 'ping' });
  expect(await mira.next()).toEqual({ type: 'pong' });
  expect(server.counts().get('frame/malformed')).toBe(malformed.length + 1);
});

test('data nested deeper than can be written is dropped', async () => {
  const server = await serverWith({});
  const mira = await connectTo(server.url);
  mira.say({ type: 'subscribe', topics: ['x'] });
  const depth = 32_000;
  mira.sayRaw(`{"type":"publish","topic":"x","data":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  mira.say({ type: 'ping' });
  const answer = await mira.next();
  expect(['pong', 'publish']).toContain(answer['type']);
  expect(server.size().connections).toBe(1);
});

test('who goes on sending malformed frames is cut off', async () => {
  const server = await serverWith({ malformedAtOnce: 20 });
  const mira = await connectTo(server.url);
  for (let count = 0; count < 21; count += 1) mira.sayRaw('nonsense');
  expect(await mira.closed).toBe(1008);
  expect(server.counts().get('connection/malformed')).toBe(1);
});

test('a frame over the limit ends the connection', async () => {
  const server = await serverWith({ frameBytes: 1_000 });
  const mira = await connectTo(server.url);
  mira.sayRaw(JSON.stringify({ type: 'publish', topic: 'x', data: 'x'.repeat(1_001) }));
  expect(await mira.closed).toBe(1009);
  expect(server.counts().get('frame/refused')).toBe(1);
});

test('a frame in too many pieces ends the connection', async () => {
  const server = await serverWith({ fragments: 4 });
  const mira = await connectTo(server.url);
  for (let piece = 0; piece < 6; piece += 1) mira.socket.send('x', { fin: false });
  expect(await mira.closed).toBe(1008);
  expect(server.counts().get('frame/refused')).toBe(1);
});

test('topics have a longest name and a largest number, for one and for all', async () => {
  const server = await serverWith({ topicLength: 8, topicsPerConnection: 3, topics: 4 });
  const mira = await connectTo(server.url);
  const tom = await connectTo(server.url);
  mira.say({ type: 'subscribe', topics: ['123456789'] });
  mira.say({ type: 'subscribe', topics: ['a', 'b', 'c', 'd'] });
  await mira.settled();
  expect(server.counts().get('frame/malformed')).toBe(2);
  mira.say({ type: 'subscribe', topics: ['a', 'b', 'c'] });
  mira.say({ type: 'subscribe', topics: ['a', 'd'] });
  await mira.settled();
  expect(server.counts().get('topic/refused')).toBe(1);
  tom.say({ type: 'subscribe', topics: ['c', 'd', 'e'] });
  await tom.settled();
  expect(server.counts().get('topic/refused')).toBe(2);
  expect(server.size().topics).toBe(4);
});

test('a topic takes no more listeners than its limit', async () => {
  const server = await serverWith({ connectionsPerTopic: 2 });
  const guests = await Promise.all([1, 2, 3].map(() => connectTo(server.url)));
  for (const guest of guests) {
    guest.say({ type: 'subscribe', topics: ['x'] });
    await guest.settled();
  }
  expect(server.counts().get('topic/refused')).toBe(1);
});

test('too many connections from one address are refused until one leaves', async () => {
  const server = await serverWith({ connectionsPerAddress: 2 });
  const mira = await connectTo(server.url);
  await connectTo(server.url);
  expect(await refusalOf(server.url)).toBe('429');
  mira.close();
  await expect.poll(() => server.size().connections).toBe(1);
  expect(await refusalOf(server.url)).toBe('let in');
});

test('connections that come too fast are refused until some time has passed', async () => {
  const server = await serverWith({ newConnectionsAtOnce: 3, newConnectionsPerSecond: 1 });
  for (let count = 0; count < 3; count += 1) {
    expect(await refusalOf(server.url)).toBe('let in');
  }
  expect(await refusalOf(server.url)).toBe('429');
  await clock.advance(1_000);
  expect(await refusalOf(server.url)).toBe('let in');
});

test('a full server says so', async () => {
  const server = await serverWith({ connections: 1 });
  await connectTo(server.url);
  expect(await refusalOf(server.url)).toBe('503');
});

test('with a proxy of ours in front, addresses are told apart by what the proxy saw last', async () => {
  const server = await startServer({
    appFolder: app.folder,
    clock,
    behindProxy: true,
    limits: { connectionsPerAddress: 1 },
  });
  running.push(server);
  const from = async (addresses: string): Promise<string> =>
    statusOf(server.port, { 'X-Forwarded-For': addresses });
  expect(await from('198.51.100.7, 192.0.2.1')).toBe('101');
  expect(await from('198.51.100.8, 192.0.2.1')).toBe('429');
  expect(await from('198.51.100.7, 192.0.2.2')).toBe('101');
});

test('without a proxy, a claimed address changes nothing', async () => {
  const server = await serverWith({ connectionsPerAddress: 1 });
  expect(await statusOf(server.port, { 'X-Forwarded-For': '192.0.2.1' })).toBe('101');
  expect(await statusOf(server.port, { 'X-Forwarded-For': '192.0.2.2' })).toBe('429');
});

test('frames above the rate are late but whole', async () => {
  const server = await serverWith({ framesAtOnce: 10, framesPerSecond: 10 });
  const mira = await connectTo(server.url);
  mira.say({ type: 'subscribe', topics: ['x'] });
  await mira.settled();
  // Each in a chunk of its own, so that the server can stop reading between them.
  for (let number = 0; number < 15; number += 1) {
    await new Promise<void>((resolve) => {
      mira.socket.send(JSON.stringify({ type: 'publish', topic: 'x', data: number }), () =>
        resolve(),
      );
    });
  }
  const heard: unknown[] = [];
  const hearing = (async () => {
    while (heard.length < 15) heard.push((await mira.next())['data']);
  })();
  await expect.poll(() => heard.length).toBeGreaterThan(8);
  await expect
    .poll(async () => {
      await clock.advance(1_000);
      return heard.length;
    })
    .toBe(15);
  await hearing;
  expect(heard).toEqual(Array.from({ length: 15 }, (_, number) => number));
  expect(server.counts().has('frame/flood')).toBe(false);
});

test('a flood far above the rate ends the connection', async () => {
  const server = await serverWith({ framesAtOnce: 10, framesPerSecond: 10, heldBackMs: 1_000 });
  const mira = await connectTo(server.url);
  // One chunk, so that all of it is read before reading can be stopped.
  mira.socket.send('{"type":"ping"}');
  for (let count = 0; count < 200; count += 1) mira.socket.send('{"type":"ping"}');
  await expect
    .poll(async () => {
      await clock.advance(100);
      return server.counts().get('frame/flood');
    })
    .toBe(1);
  await mira.closed;
});

test('who does not answer a ping is gone, who answers stays', async () => {
  const server = await serverWith({ pingMs: 30_000 });
  const mira = await connectTo(server.url);
  const silent = await openWithoutAnswering(server.port);
  await expect.poll(() => server.size().connections).toBe(2);
  await clock.advance(30_000);
  // Mira's own library answers the server's ping before this comes back.
  await mira.settled();
  await clock.advance(30_000);
  await silent.closed;
  await expect.poll(() => server.size().connections).toBe(1);
  expect(server.counts().get('connection/silent')).toBe(1);
});

/** A bare handshake that never answers anything. */
async function openWithoutAnswering(port: number): Promise<{ readonly closed: Promise<void> }> {
  const socket = connect(port, 'localhost');
  socket.write(handshake({}));
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { closed };
}

/** The HTTP status that a handshake with these headers gets; the connection stays open. */
async function statusOf(port: number, headers: Readonly<Record<string, string>>): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.write(handshake(headers));
  const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  return /^HTTP\/1\.1 (\d+)/.exec(answer.toString())?.[1] ?? 'none';
}

function handshake(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    Host: 'localhost',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET /rendezvous HTTP/1.1\r\n${lines.join('')}\r\n`;
}

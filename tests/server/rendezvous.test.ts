import { afterEach, beforeEach, expect, test } from 'vitest';

import { startServer } from '../../src/server/start-server.ts';
import type { RunningServer } from '../../src/server/start-server.ts';
import { connectTo, refusalOf } from './signalling-client.ts';
import type { SignallingClient } from './signalling-client.ts';
import { writeSmallApp } from './small-app.ts';
import type { SmallApp } from './small-app.ts';

let app: SmallApp;
let server: RunningServer;

beforeEach(async () => {
  app = await writeSmallApp();
  server = await startServer({
    appFolder: app.folder,
    allowedOrigins: new Set(['https://friend.example']),
  });
});

afterEach(async () => {
  await server.close();
  await app.remove();
});

async function listening(...topics: readonly string[]): Promise<SignallingClient> {
  const client = await connectTo(server.url);
  client.say({ type: 'subscribe', topics });
  await client.settled();
  return client;
}

test('what one publishes reaches everyone who listens to that topic, the sender too, with their number', async () => {
  const mira = await listening('garden');
  const tom = await listening('garden');
  const stranger = await listening('elsewhere');
  mira.say({ type: 'publish', topic: 'garden', data: { type: 'announce', from: 'mira' } });
  const expected = {
    type: 'publish',
    topic: 'garden',
    data: { type: 'announce', from: 'mira' },
    clients: 2,
  };
  expect(await mira.next()).toEqual(expected);
  expect(await tom.next()).toEqual(expected);
  await stranger.settled();
  expect(stranger.waiting()).toEqual([]);
});

test('sealed data passes as it is', async () => {
  const mira = await listening('garden');
  mira.say({ type: 'publish', topic: 'garden', data: 'B0FFUy1HQ00M+/==' });
  expect(await mira.next()).toMatchObject({ data: 'B0FFUy1HQ00M+/==' });
});

test('nothing but the fields of the protocol is passed on', async () => {
  const mira = await listening('garden');
  mira.sayRaw(
    '{"type":"publish","topic":"garden","data":1,"clients":99,"__proto__":{"x":1},"y":2}',
  );
  expect(await mira.next()).toEqual({ type: 'publish', topic: 'garden', data: 1, clients: 1 });
});

test('who asks for a sign of life gets one', async () => {
  const mira = await connectTo(server.url);
  mira.say({ type: 'ping' });
  expect(await mira.next()).toEqual({ type: 'pong' });
});

test('who no longer listens, or has gone, hears nothing more and is counted no more', async () => {
  const mira = await listening('garden', 'house');
  const tom = await listening('garden');
  const eve = await listening('garden');
  tom.say({ type: 'unsubscribe', topics: ['garden'] });
  await tom.settled();
  eve.close();
  await eve.closed;
  await expect.poll(() => server.size()).toEqual({ connections: 2, topics: 2 });
  mira.say({ type: 'publish', topic: 'garden', data: 'x' });
  expect(await mira.next()).toMatchObject({ clients: 1 });
  await tom.settled();
  expect(tom.waiting()).toEqual([]);
});

test('when everybody has gone, nothing is remembered', async () => {
  const guests = await Promise.all([listening('a', 'b'), listening('b', 'c'), listening('d')]);
  expect(server.size()).toEqual({ connections: 3, topics: 4 });
  for (const guest of guests) guest.close();
  await expect.poll(() => server.size()).toEqual({ connections: 0, topics: 0 });
});

test('pages of our own origin, of a listed one, and programs without an origin may come in', async () => {
  expect(await refusalOf(server.url, { origin: server.url })).toBe('let in');
  expect(await refusalOf(server.url, { origin: 'https://friend.example' })).toBe('let in');
  expect(await refusalOf(server.url)).toBe('let in');
});

test('a page of any other origin is kept out', async () => {
  for (const origin of [
    'https://stranger.example',
    'http://friend.example',
    `${server.url}.stranger.example`,
    'http://localhost:1',
    'null',
    'file://',
    'nonsense',
  ]) {
    expect(await refusalOf(server.url, { origin }), origin).toBe('403');
  }
  expect(server.counts().get('origin/refused')).toBe(7);
});

test('a WebSocket to any other address is refused', async () => {
  expect(await refusalOf(server.url, { path: '/' })).toBe('404');
  expect(await refusalOf(server.url, { path: '/rendezvous/../x' })).toBe('404');
});

test('a burst of 300 frames on one connection passes whole and in order', async () => {
  const mira = await listening('garden');
  const tom = await listening('garden');
  for (let number = 0; number < 300; number += 1) {
    mira.say({ type: 'publish', topic: 'garden', data: { number, fill: 'x'.repeat(2_000) } });
  }
  for (let number = 0; number < 300; number += 1) {
    expect(await tom.next()).toMatchObject({ data: { number } });
  }
  expect([...server.counts()]).toEqual([]);
});

test('60 connections from one address come in at once and hear each other', async () => {
  const guests = await Promise.all(Array.from({ length: 60 }, () => listening('hall')));
  guests[0]?.say({ type: 'publish', topic: 'hall', data: 'good morning' });
  const heard = await Promise.all(guests.map((guest) => guest.next()));
  expect(heard.every(({ clients }) => clients === 60)).toBe(true);
  expect([...server.counts()]).toEqual([]);
});

test('a server that stops says goodbye to everybody and takes nobody new', async () => {
  const mira = await listening('garden');
  const stopped = server.close();
  expect(await mira.closed).toBe(1001);
  await stopped;
  await expect(connectTo(server.url)).rejects.toThrow();
});

test('a server that stops does not wait for one who never answers', async () => {
  const mira = await listening('garden');
  // Not reading, so the goodbye is never answered.
  mira.socket.pause();
  const startedMs = performance.now();
  await server.close();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  mira.socket.terminate();
});

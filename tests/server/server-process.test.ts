import { createServer } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { bundleServer } from './server-process.ts';
import type { ServerProgram } from './server-process.ts';
import { connectTo, refusalOf } from './signalling-client.ts';

let program: ServerProgram;

beforeAll(async () => {
  program = await bundleServer();
}, 30_000);

afterAll(() => program.remove());

test('the server says where it is, serves, and stops kindly when asked', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = program.start();
    const url = await server.url;
    expect(server.printed()).toBe(`Attune is at ${url}\n`);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    const mira = await connectTo(url);
    const code = server.stop(signal);
    expect(await mira.closed).toBe(1001);
    expect(await code).toBe(0);
  }
});

test('when the port is taken, the server says so in a sentence and leaves', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const server = program.start({ PORT: String(port) });
  await expect(server.url).rejects.toThrow(`Port ${port} is already in use.`);
  expect(server.printed().trim().split('\n')).toHaveLength(1);
  expect(server.process.exitCode).toBe(1);
  other.close();
});

test('when a setting is wrong, the server says so in a sentence and leaves', async () => {
  const server = program.start({ ICE_SERVERS: 'nonsense', TURN_SECRET: 'very-secret' });
  await expect(server.url).rejects.toThrow('ICE_SERVERS must be a list');
  expect(server.printed()).not.toMatch(/very-secret|\bat \//);
  expect(server.process.exitCode).toBe(1);
});

test('nothing that passes is printed: no topic, no address, no content', async () => {
  const server = program.start();
  const url = await server.url;
  const canary = 'canary-7f3a';
  const mira = await connectTo(url);
  mira.say({ type: 'subscribe', topics: [canary] });
  mira.say({ type: 'publish', topic: canary, data: canary });
  await mira.next();
  for (let count = 0; count < 200; count += 1) mira.sayRaw(`${canary} not json`);
  await mira.closed;
  await refusalOf(url, { origin: `https://${canary}.example` });
  await fetch(`${url}/${canary}?${canary}`, { method: 'POST', body: canary });
  await server.stop();
  expect(server.printed()).toBe(`Attune is at ${url}\n`);
});

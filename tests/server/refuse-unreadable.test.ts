import { createServer } from 'node:http';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { refuseUnreadable } from '../../src/server/refuse-unreadable.ts';

const server = createServer({ headersTimeout: 40, connectionsCheckingInterval: 10 });
let port = 0;

beforeAll(async () => {
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => server.close());

/** Says `words` on a new connection and gives all that comes back until the server ends it. */
const heardAfter = (words: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, 'localhost', () => words !== '' && socket.write(words));
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (heard += part));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });

test('a spare connection on which nothing was asked ends without a word, so that no answer waits there for what is asked later', async () => {
  expect(await heardAfter('')).toBe('');
});

test('who begins a request and does not go on is told that it took too long', async () => {
  expect(await heardAfter('GET / HTTP/1.1\r\nHost: lo')).toMatch(/^HTTP\/1\.1 408 .*\r\n/);
});

test('who speaks another language is told that it cannot be read', async () => {
  expect(await heardAfter('GOOD DAY\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*\r\n/);
});

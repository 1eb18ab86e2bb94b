import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { stretchWorkerPolicy } from '../../src/server/content-policy.ts';
import { toHex, utf8 } from '../../src/crdt/basics/bytes.ts';
import { argon2 } from '../../src/crdt/vault/argon2.ts';
import { usualCost } from '../../src/crdt/vault/argon2-cost.ts';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';

let attune: AttuneServer;
test.beforeAll(async () => {
  attune = await startAttune();
});
test.afterAll(() => attune.stop());

const address = (): string => {
  const file = readdirSync('dist/app/assets').find((name) => /^stretch-worker-.*\.js$/.test(name));
  if (file === undefined) throw new Error('the build has no such worker');
  return `/assets/${file}`;
};

/** What the app's own worker answers, in hexadecimal, and how long it took. */
const stretchedIn = (page: Page, worker: string): Promise<{ hex: string; tookMs: number }> =>
  page.evaluate(
    ([from, cost]) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        const started = new Worker(from, { type: 'module' });
        started.onerror = () => reject(new Error('the worker did not start'));
        started.onmessage = ({ data }: MessageEvent<Uint8Array | undefined>) => {
          started.terminate();
          const hex = [...(data ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          resolve({ hex, tookMs: performance.now() - began });
        };
        const encoder = new TextEncoder();
        started.postMessage({
          passphrase: encoder.encode('a quiet harbour'),
          salt: encoder.encode('0123456789abcdef'),
          cost,
        });
      }),
    [worker, usualCost] as const,
  );

test('a passphrase is stretched beside the page, which itself may compile nothing', async ({
  page,
}) => {
  const answer = await page.goto(attune.url);
  expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (problem) => complaints.push(problem.message));
  const worker = address();
  const response = await page.request.get(new URL(worker, attune.url).href);
  expect(response.headers()['content-security-policy']).toBe(stretchWorkerPolicy);

  const { hex, tookMs } = await stretchedIn(page, worker);
  const expected = await argon2({
    passphrase: utf8('a quiet harbour'),
    salt: utf8('0123456789abcdef'),
    cost: usualCost,
  });
  expect(hex).toBe(toHex(expected));
  test.info().annotations.push({ type: 'figure', description: `${Math.round(tookMs)} ms` });
  expect(complaints).toEqual([]);

  const compiles = await page.evaluate(async () => {
    const smallest = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    return WebAssembly.compile(smallest).then(
      () => true,
      () => false,
    );
  });
  expect(compiles).toBe(false);
});

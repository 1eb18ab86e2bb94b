import { chromium, expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { transportPromises } from '../contracts/transport.contract.ts';
import { startHarnessServer } from './harness-server.ts';
import type { HarnessServer } from './harness-server.ts';
import type {} from './stock-page.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
];

let server: HarnessServer;
const browsers: Browser[] = [];

/** A page in a Chromium process of its own. */
async function openPage(): Promise<Page> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  browsers.push(browser);
  const page = await browser.newPage();
  page.on('pageerror', (problem) => problems.push(String(problem)));
  await page.goto(server.url);
  return page;
}
const problems: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  server = await startHarnessServer('tests/journeys/transport-harness.ts', {
    beside: 'tests/journeys/stock-page.ts',
  });
});
test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  server.startRendezvous();
  expect(problems.splice(0)).toEqual([]);
});
test.afterAll(() => server.close());

const names = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.harness.names());
const join = (page: Page, name: string, topic: string): Promise<void> =>
  page.evaluate(
    ([rendezvous, itsName, itsTopic]) =>
      window.harness.join({
        kind: 'webrtc',
        rendezvous: [rendezvous],
        topic: itsTopic,
        name: itsName,
      }),
    [server.rendezvous, name, topic] as const,
  );

test('two Chromium processes meet', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'first');
  await join(ben, 'ben', 'first');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  await expect.poll(() => names(ben)).toEqual(['ana']);
});

test.describe('WebRTC between pages keeps the promises of the port', () => {
  for (const [at, { title }] of transportPromises.entries()) {
    test(title, async () => {
      const page = await openPage();
      expect(await page.evaluate((number) => window.harness.promise(number, 'webrtc'), at)).toBe(
        'kept',
      );
    });
  }
});

/** Addressed to nobody, so that everybody hears them: y-webrtc's page names travel sealed. */
const forged = [
  { type: 'signal', from: 'nobody', token: 1, signal: { type: 'answer', sdp: 'v=0' } },
  { type: 'signal', from: 'nobody', token: 1, signal: { type: 'candidate', candidate: 7 } },
  { type: 'signal', from: 'nobody', token: 1 },
  { type: 'announce' },
  { type: 'else', from: 'nobody' },
];

test('16 MiB travel at least half as quickly as bare, 64 MiB arrive, and keystrokes pass them', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'large');
  await join(ben, 'ben', 'large');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  const send = (mib: number) =>
    ana.evaluate((bytes) => window.harness.sendBytes(bytes), mib * 1024 * 1024);
  await send(4);
  const ours = await send(16);
  const bareMs = await ana.evaluate(() => window.harness.bareBytes(16 * 1024 * 1024));
  const largest = await send(64);
  const slowest = Math.max(...largest.echoMs.slice(0, -3));
  console.log(
    `16 MiB: ${Math.round(ours.ms)} ms, bare within one page ${Math.round(bareMs)} ms; ` +
      `64 MiB: ${Math.round(largest.ms)} ms; slowest keystroke there and back ${Math.round(slowest)} ms`,
  );
  expect(ours.ms).toBeLessThan(2 * bareMs);
  expect(largest.echoMs.length).toBeGreaterThan(3);
  expect(slowest).toBeLessThan(largest.ms / 2);
});

test('a rendezvous that stops and starts is found again within five seconds, and links go on meanwhile', async () => {
  const [ana, ben, cleo] = [await openPage(), await openPage(), await openPage()];
  await join(ana, 'ana', 'restart');
  await join(ben, 'ben', 'restart');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  server.stopRendezvous();
  await expect.poll(() => ana.evaluate(() => window.harness.state())).toBe('unreachable');
  await expect.poll(() => server.refused()).toBeGreaterThan(8);
  expect(await names(ana)).toEqual(['ben']);
  await ana.evaluate(() => window.harness.sendBytes(100_000));
  await join(cleo, 'cleo', 'restart');
  server.startRendezvous();
  await expect.poll(async () => (await names(ana)).length, { timeout: 5_000 }).toBe(2);
  expect(await ana.evaluate(() => window.harness.state())).toBe('waiting');
});

test('leaving leaves no socket, no subscription and no listener, where stock y-webrtc leaves its socket', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'leaving');
  await join(ben, 'ben', 'leaving');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  await ana.evaluate(() => window.dispatchEvent(new Event('beforeunload')));
  expect(await names(ana)).toEqual(['ben']);
  await ana.evaluate(() => window.harness.leave());
  expect(server.sockets()).toBe(1);
  await expect.poll(() => names(ben)).toEqual([]);
  await ben.evaluate(() => window.harness.leave());
  expect(server.sockets()).toBe(0);
  const session = await ana.context().newCDPSession(ana);
  const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  });
  const left = listeners.map(({ type }) => type);
  expect(left.filter((type) => ['beforeunload', 'online', 'pageshow'].includes(type))).toEqual([]);

  await ben.evaluate(
    (rendezvous) => window.stock.join({ rendezvous, topic: 'stock' }),
    server.rendezvous,
  );
  await expect.poll(() => server.sockets()).toBe(1);
  await ben.evaluate(() => window.stock.destroy());
  server.stopRendezvous();
  expect(server.sockets()).toBe(0);
  server.startRendezvous();
  // The destroyed provider's socket comes back; ours, which would have come sooner, does not.
  await expect.poll(() => server.sockets()).toBe(1);
  expect(server.topics()).not.toContain('leaving');
});

test('forged, garbled and foreign messages harm nobody, where stock y-webrtc throws', async () => {
  const [ana, mallory] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'hostile');
  await expect.poll(() => ana.evaluate(() => window.harness.state())).toBe('waiting');
  const attack = async (topic: string): Promise<void> => {
    const phantoms = Array.from({ length: 60 }, (_, at) => ({ type: 'announce', from: `z${at}` }));
    for (const [secret, messages] of [
      [`secret of ${topic}`, [...forged, ...phantoms]],
      ['another secret', [{ type: 'announce', from: 'z' }]],
    ] as const) {
      await mallory.evaluate((options) => window.harness.forge(options), {
        rendezvous: server.rendezvous,
        topic,
        secret,
        messages: JSON.stringify(messages),
      });
    }
  };
  await attack('hostile');
  for (const text of [
    'no json',
    '7',
    'null',
    '{"type":"publish","topic":"hostile","data":7}',
    '{"type":"publish","topic":"hostile","data":"@@"}',
  ]) {
    server.shout(text);
  }
  const counted = (code: string): Promise<number> =>
    ana.evaluate((which) => window.harness.counted[which] ?? 0, code);
  await expect.poll(() => counted('webrtc/full')).toBe(60 - 32);
  await expect.poll(() => counted('webrtc/unreadable-signal')).toBeGreaterThan(5);
  await expect.poll(() => counted('rendezvous/malformed')).toBeGreaterThan(3);
  expect(problems).toEqual([]);
  // The phantoms never answer: after twenty seconds their places are free again.
  await expect
    .poll(() => ana.evaluate(() => window.harness.counted['webrtc/no-connection'] ?? 0), {
      timeout: 30_000,
    })
    .toBe(32);
  const ben = await openPage();
  await join(ben, 'ben', 'hostile');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  await ana.evaluate(() => window.harness.leave());

  await ana.evaluate(
    (rendezvous) => window.stock.join({ rendezvous, topic: 'stock hostile' }),
    server.rendezvous,
  );
  await expect.poll(() => server.topics()).toContain('stock hostile');
  await attack('stock hostile');
  await expect.poll(() => problems.length).toBeGreaterThan(0);
  problems.length = 0;
});

test('a page with no servers makes no request', async () => {
  const page = await openPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.evaluate(() =>
    window.harness.join({ kind: 'webrtc', rendezvous: [], topic: 'none', name: 'ana' }),
  );
  expect(await page.evaluate(() => window.harness.state())).toBe('unreachable');
  await page.evaluate(() => window.harness.leave());
  expect(asked).toEqual([]);
});

test('whose process dies is gone within twelve seconds, and who comes back is met at once', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'crash');
  await join(ben, 'ben', 'crash');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  const session = await ben.context().newCDPSession(ben);
  void session.send('Page.crash').catch(() => undefined);
  const again = await openPage();
  await join(again, 'ben again', 'crash');
  await expect.poll(() => names(ana), { timeout: 2_000 }).toContain('ben again');
  await expect.poll(() => names(ana), { timeout: 12_000 }).toEqual(['ben again']);
});

test('a clock that is an hour behind keeps nobody from meeting', async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  browsers.push(browser);
  const ben = await browser.newPage();
  await ben.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  });
  await ben.goto(server.url);
  const ana = await openPage();
  await join(ana, 'ana', 'skew');
  await join(ben, 'ben', 'skew');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  await ben.evaluate(() => window.harness.closeLinks());
  await expect.poll(() => names(ana)).toEqual([]);
  await expect.poll(() => names(ana)).toEqual(['ben']);
});

test('somebody in the middle is seen by the fingerprints', async () => {
  const [ana, ben, mallory] = [await openPage(), await openPage(), await openPage()];
  const { rendezvous } = server;
  const enter = (page: Page, name: string, topic: string): Promise<void> =>
    page.evaluate((options) => window.harness.joinByFingerprints(options), {
      rendezvous,
      topic,
      name,
    });
  await enter(ana, 'ana', 'near');
  await enter(ben, 'ben', 'far');
  await mallory.evaluate(
    (url) => window.harness.relay({ rendezvous: url, topics: ['near', 'far'] }),
    rendezvous,
  );
  for (const page of [ana, ben]) {
    await expect.poll(() => page.evaluate(() => window.harness.counted['test/disagreed'])).toBe(1);
    expect(await names(page)).toEqual([]);
  }
  const cleo = await openPage();
  await enter(cleo, 'cleo', 'near');
  await expect.poll(() => names(ana)).toEqual(['ana']);
});

test('Chromium and Firefox meet, agree on the fingerprints, and pass sixteen megabytes each way', async () => {
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'media.peerconnection.ice.obfuscate_host_addresses': false },
  });
  try {
    const ana = await openPage();
    const ben = await firefox.newPage();
    await ben.goto(server.url);
    const { rendezvous } = server;
    await ana.evaluate(
      (url) => window.harness.joinByFingerprints({ rendezvous: url, topic: 'prints', name: 'ana' }),
      rendezvous,
    );
    await ben.evaluate(
      (url) => window.harness.joinByFingerprints({ rendezvous: url, topic: 'prints', name: 'ben' }),
      rendezvous,
    );
    await expect.poll(() => names(ana)).toEqual(['ana']);
    await expect.poll(() => ben.evaluate(() => window.harness.names())).toEqual(['ben']);
    await ana.evaluate(() => window.harness.leave());
    await ben.evaluate(() => window.harness.leave());
    await join(ana, 'ana', 'both');
    await ben.evaluate(
      (url) =>
        window.harness.join({ kind: 'webrtc', rendezvous: [url], topic: 'both', name: 'ben' }),
      rendezvous,
    );
    await expect.poll(() => names(ana)).toEqual(['ben']);
    await ana.evaluate(() => window.harness.sendBytes(16 * 1024 * 1024));
    await ben.evaluate(() => window.harness.sendBytes(16 * 1024 * 1024));
  } finally {
    await firefox.close();
  }
});

import { chromium, expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { transportPromises } from '../contracts/transport.contract.ts';
import { chromiumArguments, chromiumPath, firefoxPath } from '../cast/browsers.ts';
import { startHarnessServer } from './harness-server.ts';
import type { HarnessServer } from './harness-server.ts';
import type {} from './transport-harness.ts';

const args = [...chromiumArguments, '--disable-background-timer-throttling'];
const launched = (): Promise<Browser> =>
  chromium.launch({
    args,
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  });

let server: HarnessServer;
const browsers: Browser[] = [];

/** A page in a Chromium process of its own. */
async function openPage(): Promise<Page> {
  const browser = await launched();
  browsers.push(browser);
  const page = await browser.newPage();
  page.on('pageerror', (problem) => problems.push(String(problem)));
  await page.goto(server.url);
  return page;
}
const problems: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  server = await startHarnessServer('tests/journeys/transport-harness.ts');
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

test('64 MiB arrive, and keystrokes pass them', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'large');
  await join(ben, 'ben', 'large');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  // Resolves when the other end has said that all of it came; the echoes are those that came before that.
  const { echoMs } = await ana.evaluate(
    (bytes) => window.harness.sendBytes(bytes),
    64 * 1024 * 1024,
  );
  expect(echoMs.length).toBeGreaterThan(3);
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

test('leaving leaves no socket, no subscription and no listener', async () => {
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
});

test('forged, garbled and foreign messages harm nobody', async () => {
  const [ana, mallory] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'hostile');
  await expect.poll(() => ana.evaluate(() => window.harness.state())).toBe('waiting');
  const phantoms = Array.from({ length: 60 }, (_, at) => ({ type: 'announce', from: `z${at}` }));
  for (const [secret, messages] of [
    ['secret of hostile', [...forged, ...phantoms]],
    ['another secret', [{ type: 'announce', from: 'z' }]],
  ] as const) {
    await mallory.evaluate((options) => window.harness.forge(options), {
      rendezvous: server.rendezvous,
      topic: 'hostile',
      secret,
      messages: JSON.stringify(messages),
    });
  }
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

test('a page that stands still, as in sleep, is let go of, and meets again by itself when it wakes', async () => {
  const [ana, ben] = [await openPage(), await openPage()];
  await join(ana, 'ana', 'sleep');
  await join(ben, 'ben', 'sleep');
  await expect.poll(() => names(ana)).toEqual(['ben']);
  const devtools = await ben.context().newCDPSession(ben);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  await expect.poll(() => names(ana), { timeout: 20_000 }).toEqual([]);
  await devtools.send('Debugger.resume');
  await expect.poll(() => names(ana), { timeout: 10_000 }).toEqual(['ben']);
  await expect.poll(() => names(ben)).toEqual(['ana']);
});

test('a clock that is an hour behind keeps nobody from meeting', async () => {
  const browser = await launched();
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
  test.skip(firefoxPath === undefined, 'no Firefox could be had on this machine');
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath ?? '',
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

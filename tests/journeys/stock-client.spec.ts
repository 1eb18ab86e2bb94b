import { createServer } from 'node:http';
import type { Server } from 'node:http';

import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';

import { startAttune } from '../cast/attune-server.ts';
import type { AttuneServer } from '../cast/attune-server.ts';

/** What somebody else's app would write: a shared text over y-webrtc as it comes from the registry. */
const stockPage = `
  import * as Y from 'yjs';
  import { WebrtcProvider } from 'y-webrtc';
  const { room, signaling, password } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const doc = new Y.Doc();
  const provider = new WebrtcProvider(room, doc, {
    signaling: [signaling],
    ...(password === undefined ? {} : { password }),
    peerOpts: { config: { iceServers: [] } },
  });
  const text = doc.getText('text');
  const area = document.querySelector('textarea');
  text.observe(() => { area.value = text.toString(); });
  area.addEventListener('input', () => {
    text.doc.transact(() => { text.delete(0, text.length); text.insert(0, area.value); });
  });
  provider.on('peers', ({ webrtcPeers }) => {
    document.querySelector('output').textContent = String(webrtcPeers.length);
  });
`;

let attune: AttuneServer;
let elsewhere: Server;
let elsewhereUrl = '';

test.beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: stockPage, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  elsewhere = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<!doctype html><title>Elsewhere</title><textarea aria-label="Text"></textarea>' +
            '<output aria-label="Others">0</output><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, () => resolve()));
  const address = elsewhere.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  elsewhereUrl = `http://localhost:${address.port}`;
});

test.afterAll(() => {
  elsewhere.close();
});

test.beforeEach(async () => {
  attune = await startAttune({ allowedOrigins: new Set([elsewhereUrl]) });
});

test.afterEach(() => attune.stop());

/** Opens the stock page in a profile of its own, so that nothing but the network joins the two. */
async function open(browser: Browser, password?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const signaling = `${attune.url.replace('http', 'ws')}/rendezvous`;
  const settings = JSON.stringify({ room: 'somebody elses room', signaling, password });
  await page.goto(`${elsewhereUrl}/#${encodeURIComponent(settings)}`);
  return page;
}

for (const password of [undefined, 'correct horse']) {
  const how = password === undefined ? 'without a password' : 'with a password';
  test(`two stock y-webrtc clients meet through our rendezvous ${how} and write together`, async ({
    browser,
  }) => {
    const mira = await open(browser, password);
    const tom = await open(browser, password);
    await expect(mira.getByLabel('Others')).toHaveText('1');
    await mira.getByLabel('Text').fill('Good morning');
    await expect(tom.getByLabel('Text')).toHaveValue('Good morning');
    await tom.getByLabel('Text').fill('Good morning to you');
    await expect(mira.getByLabel('Text')).toHaveValue('Good morning to you');
    expect([...attune.counts()]).toEqual([]);
  });
}

test('after the rendezvous was away for a moment, stock clients meet through it again', async ({
  browser,
}) => {
  const mira = await open(browser);
  await attune.restart();
  const tom = await open(browser);
  await expect(tom.getByLabel('Others')).toHaveText('1');
  await mira.getByLabel('Text').fill('Still here');
  await expect(tom.getByLabel('Text')).toHaveValue('Still here');
});

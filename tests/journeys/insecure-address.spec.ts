import { expect, test } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { chromiumArguments, chromiumPath } from '../cast/browsers.ts';

// A name that leads to this very machine, and that no browser takes for this machine's own.
const rule = '--host-resolver-rules=MAP attune.test 127.0.0.1';

test.use({
  launchOptions: {
    args: [...chromiumArguments, rule],
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  },
});

let server: AttuneServer;

test.beforeEach(async () => {
  server = await startAttune({ host: '127.0.0.1' });
});
test.afterEach(() => server.stop());

test('at an address that is not secure Attune says so, says what to ask for, and asks for nothing', async ({
  page,
}) => {
  const { port } = new URL(server.url);
  const sent: string[] = [];
  page.on('websocket', (socket) => sent.push(socket.url()));
  for (const path of ['/', '/start', '/invitation', '/join#AQ', '/workspaces', '/settings']) {
    await page.goto(`http://attune.test:${port}${path}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await expect(page.getByRole('heading', { name: 'This address is not secure' })).toBeVisible();
    await expect(page.getByText('a link that starts with https')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
  }
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(sent).toEqual([]);
});

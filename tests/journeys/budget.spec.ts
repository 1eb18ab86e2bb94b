import { expect, test, type Page } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { createPerson } from '../cast/person.ts';

/*
 * How much somebody has to load before they can begin: sizes, not times, so they hold on any machine. Counted is what a
 * browser that has nothing yet asks for on the page, as it is sent (brotli); the service worker's own loading is not.
 * What connects pages is loaded, and a server asked, only once somebody else is in the workspace; see its README of
 * figures in tests/bench.
 */

const kilobyte = 1_024;

interface Load {
  /** Bytes of script and style as sent. */
  readonly bytes: number;
  readonly requests: readonly string[];
}

let server: AttuneServer;
test.beforeEach(async () => {
  server = await startAttune();
});
test.afterEach(() => server.stop());
test.use({ serviceWorkers: 'block' });

/** Everything that is asked for until nothing more comes. */
async function load(page: Page, visit: () => Promise<void>): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  const sizes: Promise<{ readonly line: string; readonly bytes: number }>[] = [];
  page.on('request', (request) => {
    const measure = async (): Promise<{ readonly line: string; readonly bytes: number }> => {
      const response = await request.response();
      const length = Number((await response?.headerValue('content-length')) ?? 0);
      const counts = ['script', 'stylesheet'].includes(request.resourceType());
      const line = `${length} ${request.resourceType()} ${new URL(request.url()).pathname}`;
      return { line, bytes: counts ? length : 0 };
    };
    sizes.push(measure());
  });
  await visit();
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('request');
  await session.detach();
  const measured = await Promise.all(sizes);
  const requests = measured.map(({ line }) => line);
  const bytes = measured.reduce((sum, one) => sum + one.bytes, 0);
  return { bytes, requests };
}

async function begin(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Start a workspace' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Imani');
  await page.getByRole('radio', { name: 'Therapist' }).check();
  await page.getByRole('textbox', { name: 'Name of this workspace' }).fill('Willow');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
}

test('somebody new loads the first page with at most 60 KB of script and style in 15 requests, and nothing of a household', async ({
  page,
}) => {
  const { bytes, requests } = await load(page, async () => {
    await page.goto(server.url);
    await expect(page.getByRole('button', { name: 'Start a workspace' })).toBeVisible();
  });
  expect(bytes).toBeGreaterThan(10 * kilobyte);
  expect(bytes, requests.join('\n')).toBeLessThanOrEqual(60 * kilobyte);
  expect(requests.join('\n')).not.toContain('household');
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(15);
});

test('Imani loads Today with at most 120 KB of script and style in 15 requests', async ({
  page,
}) => {
  await begin(page);
  const { bytes, requests } = await load(page, async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
  expect(bytes).toBeLessThanOrEqual(120 * kilobyte);
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(15);
});

test('with Sam in her workspace, too, Imani loads Today with at most 120 KB of script and style in 15 requests', async () => {
  const imani = await createPerson('Imani', server.url);
  const sam = await createPerson('Sam', server.url);
  try {
    await imani.startWorkspace('Willow');
    await sam.knock(await imani.invite());
    await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
    await expect(imani.connection()).toContainText('Connected with Sam');
    await imani.goTo('Today');
    const { bytes, requests } = await load(imani.page(), async () => {
      await imani.reload();
      await expect(imani.connection()).toContainText('Connected with Sam');
    });
    expect(requests.join('\n')).toContain('webrtc-transport');
    expect(bytes, requests.join('\n')).toBeLessThanOrEqual(120 * kilobyte);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(15);
  } finally {
    await imani.leave();
    await sam.leave();
  }
});

test('Imani loads a note with at most 230 KB of script and style', async ({ page }) => {
  await begin(page);
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await page.getByRole('button', { name: 'New note' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible();
  const { bytes } = await load(page, async () => {
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible();
  });
  expect(bytes).toBeLessThanOrEqual(230 * kilobyte);
});

/* What is ahead comes after the page itself, whose own bound is above; the bounds here are for all of it. */
test('with a session and a poll in it, Imani loads Today with at most 140 KB of script and style, and the session with at most 300 KB', async ({
  page,
}) => {
  await begin(page);
  await planSession(page);
  await page.getByRole('link', { name: 'Polls', exact: true }).click();
  await page.getByRole('button', { name: 'New poll' }).first().click();
  const poll = page.getByRole('dialog', { name: 'New poll' });
  await poll.getByRole('textbox', { name: 'Question' }).fill('How near?');
  await poll.getByRole('radio', { name: 'Scale' }).check();
  await poll.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  const today = await load(page, async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: 'Start session' })).toBeVisible();
    await expect(page.getByText('How near?')).toBeVisible();
  });
  await page.getByRole('button', { name: 'Look at the agenda' }).click();
  await expect(page.getByRole('textbox', { name: 'Session notes' })).toBeVisible();
  const session = await load(page, async () => {
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Session notes' })).toBeVisible();
  });
  expect(today.bytes, today.requests.join('\n')).toBeLessThanOrEqual(140 * kilobyte);
  expect(session.bytes, session.requests.join('\n')).toBeLessThanOrEqual(300 * kilobyte);
});

async function planSession(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.getByRole('button', { name: 'Plan a session' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Plan a session' });
  await dialog.getByRole('textbox', { name: 'Date' }).fill('next Tuesday');
  await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill('15:00');
  await dialog.getByRole('button', { name: 'Save session' }).click();
  await expect(dialog).toBeHidden();
}

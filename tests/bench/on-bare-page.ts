import type { Page } from '@playwright/test';
import { startHarnessServer } from '../journeys/harness-server.ts';

/** Loads a module of this project on a page of the app's own address that holds no app: what it puts to rest, the app finds. */
export async function onBarePage(page: Page, app: string, module: string): Promise<void> {
  const harness = await startHarnessServer(module);
  const script = await (await fetch(new URL('harness.js', harness.url))).text();
  await harness.close();
  const address = new URL('/bench', app).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
  );
  await page.goto(address);
  await page.evaluate(script);
}

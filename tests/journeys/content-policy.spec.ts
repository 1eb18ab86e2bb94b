import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { securityHeaders } from '../../src/server/content-policy.ts';
import { startAttune } from '../cast/attune-server.ts';
import type { AttuneServer } from '../cast/attune-server.ts';

let attune: AttuneServer;

test.beforeAll(async () => {
  attune = await startAttune();
});

test.afterAll(() => attune.stop());

const builtPage = (): string => readFileSync('dist/app/index.html', 'utf8');

test('the built page holds no script and no style of its own, and loads from nowhere else', () => {
  const html = builtPage();
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes = '', inside = ''] of scripts) {
    expect(attributes).toMatch(/\ssrc="\/[^/]/);
    expect(inside.trim()).toBe('');
  }
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|data:/i);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('every script and style sheet of the built page names its hash', () => {
  const tags = [...builtPage().matchAll(/<(?:script|link)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /<script|rel="(?:stylesheet|modulepreload)"/.test(tag));
  expect(tags.length).toBeGreaterThan(0);
  for (const tag of tags) {
    const address = /\s(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? '';
    const content = readFileSync(path.join('dist/app', address));
    const hash = createHash('sha384').update(content).digest('base64');
    expect(tag).toContain(`integrity="sha384-${hash}"`);
  }
});

test('no style is baked into what the compiler wrote', () => {
  const files = readdirSync('dist/app/assets').filter((file) => file.endsWith('.js'));
  for (const file of files) {
    const text = readFileSync(path.join('dist/app/assets', file), 'utf8');
    expect(/<[a-z][^<>"'`]*\sstyle=["'][^"']/.exec(text)?.[0], file).toBeUndefined();
  }
});

test('the first page opens under the strictest policy with nothing refused and nobody else asked', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (problem) => complaints.push(problem.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (asked) => {
    if (new URL(asked.url()).origin !== attune.url) complaints.push(asked.url());
  });
  const answer = await page.goto(attune.url);
  expect(answer?.headers()['content-security-policy']).toBe(
    securityHeaders['Content-Security-Policy'],
  );
  await expect(page.getByRole('heading', { name: 'A shared space for therapy' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a script that slipped into the page does not run, and text is not taken for HTML', async ({
  page,
}) => {
  await page.goto(attune.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const outcome = await page.evaluate(() => {
    const attempts: Record<string, () => void> = {
      html: () => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.pwned = true">';
      },
      script: () => {
        const script = document.createElement('script');
        script.src = 'https://elsewhere.example/x.js';
        document.head.append(script);
      },
      words: () => {
        // The very thing that must be refused.
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
        setTimeout('window.pwned = true');
      },
      policy: () => {
        window.trustedTypes?.createPolicy('another', {
          createHTML: () => null,
          createScriptURL: () => null,
        });
      },
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} passed`;
      } catch {
        return `${name} refused`;
      }
    });
  });
  expect(outcome).toEqual(['html refused', 'script refused', 'words refused', 'policy refused']);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('a page of another origin cannot put Attune into a frame', async ({ page }) => {
  await page.route('http://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe title="Attune" src="${attune.url}"></iframe>`,
    }),
  );
  await page.goto('http://elsewhere.example/');
  await expect(
    page.frameLocator('iframe').getByRole('heading', { name: 'A shared space for therapy' }),
  ).toHaveCount(0);
});

import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, chromiumPath } from './browsers.ts';

/** One Chromium process of its own, with a profile on disk that can be looked through, killed and opened again. */
export interface BrowserProcess {
  readonly profile: string;
  readonly context: BrowserContext;
  /** Ends it the way a person does. */
  close(): Promise<void>;
  /** Ends it the way a flat battery does: SIGKILL to the whole process group, nothing is written any more. */
  kill(): Promise<void>;
  /** Deletes the profile. */
  forget(): Promise<void>;
}

/** Two people on one machine: neither page may be slowed because it is not in front. */
const bothInFront = [
  '--headless=new',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Starts a browser on a new profile, or on one that was left by an earlier process. */
export async function launchBrowser(
  profile = mkdtempSync(join(tmpdir(), 'attune-profile-')),
): Promise<BrowserProcess> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child = spawn(
    chromiumPath ?? chromium.executablePath(),
    [
      ...chromiumArguments,
      ...bothInFront,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  );
  const browser = await connect(child, portFile);
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('Chromium has no default context');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    profile,
    context,
    async close() {
      const session = await browser.newBrowserCDPSession();
      // The answer may not arrive any more: the browser is closing.
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
    async kill() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
    forget: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Waits until the process has written where it listens. Polls the file: Chromium gives no other sign. */
async function connect(child: ChildProcess, portFile: string): Promise<Browser> {
  const deadlineMs = Date.now() + 30_000;
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with code ${child.exitCode}`);
    const text = await readFile(portFile, 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port !== undefined && port !== '' && path !== undefined) {
      return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Chromium did not start within 30 s');
}

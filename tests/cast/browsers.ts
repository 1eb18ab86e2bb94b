import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Chromium of this machine; undefined: Playwright's own. */
export const chromiumPath: string | undefined =
  process.env['CHROMIUM_PATH'] ??
  onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

/** Firefox of this machine, for a WebDriver BiDi client; undefined where there is none. */
export const firefoxPath: string | undefined =
  process.env['FIREFOX_PATH'] ?? onPath('firefox-esr', 'firefox');

/** A Chromium that talks to nobody but the pages under test. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

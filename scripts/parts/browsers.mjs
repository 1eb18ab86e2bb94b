// @ts-check
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

import { run } from './run.mjs';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const firefoxNames = ['firefox-esr', 'firefox'];
const minute = 60_000;

/**
 * Finds a Chromium, or brings one: Debian's when we may, else Playwright's own. A Firefox is brought along
 * where Debian has one; journeys that need it are skipped, and counted as skipped, where there is none.
 *
 * @returns {Promise<boolean>} whether there is a Chromium now.
 */
export async function findBrowsers() {
  const hasChromium = process.env['CHROMIUM_PATH'] !== undefined || (await isOnPath(chromiumNames));
  const hasFirefox = process.env['FIREFOX_PATH'] !== undefined || (await isOnPath(firefoxNames));
  if (hasChromium && hasFirefox) return true;
  if (process.getuid?.() === 0 && (await isOnPath(['apt-get']))) {
    console.log('Installing browsers for the tests …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = [...(hasChromium ? [] : ['chromium']), ...(hasFirefox ? [] : ['firefox-esr'])];
    await run('apt-get', ['update', '-q'], { limitMs: 3 * minute, env });
    for (const name of packages) {
      const args = ['install', '-y', '-q', '--no-install-recommends', name];
      await run('apt-get', args, { limitMs: 8 * minute, env });
    }
  }
  if (hasChromium || (await isOnPath(chromiumNames))) return true;
  return run('npx', ['playwright', 'install', 'chromium'], { limitMs: minute });
}

/** @param {readonly string[]} names */
async function isOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      const found = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return true;
    }
  }
  return false;
}

// @ts-check
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

import { projectFolder, run } from './run.mjs';

const lockFile = new URL('package-lock.json', projectFolder);
const installedLockFile = new URL('node_modules/.package-lock.json', projectFolder);
/** Inside node_modules, so that it goes when they go. */
const stampFile = new URL('node_modules/.attune-lock-hash', projectFolder);

/**
 * Installs what package-lock.json asks for, unless exactly that is there.
 *
 * @returns {Promise<boolean>} whether everything is there now.
 */
export async function install() {
  const lock = await readFile(lockFile, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === hash) return true;
  if (!(await isInstalled(lock))) {
    console.log('Installing what is missing …');
    // Development tools too, whatever NODE_ENV says: the app is built on this machine.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    if (!(await run('npm', args))) {
      console.error('The packages could not be installed. Is the npm registry reachable?');
      return false;
    }
  }
  await writeFile(stampFile, hash);
  return true;
}

/**
 * Whether npm's own record of node_modules names every package of the lock in its version.
 *
 * @param {string} lock
 */
async function isInstalled(lock) {
  const record = await readFile(installedLockFile, 'utf8').catch(() => '{}');
  const wanted = Object.entries(JSON.parse(lock).packages ?? {});
  const installed = JSON.parse(record).packages ?? {};
  return wanted.every(
    ([name, wish]) => name === '' || wish.optional || installed[name]?.version === wish.version,
  );
}

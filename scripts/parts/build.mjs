// @ts-check
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { compressFolder } from './compress-folder.mjs';
import { projectFolder, runTool } from './run.mjs';

/** Everything that what is built depends on. */
const inputs = ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package-lock.json'];
const outputs = ['dist/app/index.html', 'dist/server/main.js'];
const stampFile = new URL('.cache/built-from', projectFolder);

/**
 * Builds the app and the server into dist/.
 *
 * @param {{ onlyIfChanged?: boolean }} [options]
 * @returns {Promise<boolean>} whether dist/ is good now.
 */
export async function build({ onlyIfChanged = false } = {}) {
  const hash = await hashOfInputs();
  if (onlyIfChanged && (await isBuiltFrom(hash))) return true;
  console.log('Building …');
  // Forgotten first: a build that breaks off must not pass for a good one.
  await mkdir(new URL('.', stampFile), { recursive: true });
  await writeFile(stampFile, '');
  if (!(await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']))) return false;
  await compressFolder(fileURLToPath(new URL('dist/app/', projectFolder)));
  await buildServer();
  await writeFile(stampFile, hash);
  return true;
}

/** One file with everything in it, so that dist/ runs wherever Node does, without node_modules. */
async function buildServer() {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: fileURLToPath(projectFolder),
    entryPoints: ['src/server/main.ts'],
    outfile: 'dist/server/main.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // ws is CommonJS and requires Node's own modules; the two it tries besides are optional.
    external: ['bufferutil', 'utf-8-validate'],
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** @param {string} hash */
async function isBuiltFrom(hash) {
  if ((await readFile(stampFile, 'utf8').catch(() => '')) !== hash) return false;
  const there = outputs.map((file) => access(new URL(file, projectFolder)));
  return Promise.all(there).then(
    () => true,
    () => false,
  );
}

async function hashOfInputs() {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    for (const file of await filesUnder(path.join(fileURLToPath(projectFolder), input))) {
      const content = await readFile(file);
      hash.update(`${path.relative(fileURLToPath(projectFolder), file)}\0${content.length}\0`);
      hash.update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * The files of a folder in a fixed order; a file is its own only one; nothing for what is not there.
 *
 * @param {string} place
 * @returns {Promise<string[]>}
 */
async function filesUnder(place) {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) {
    return access(place).then(
      () => [place],
      () => [],
    );
  }
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

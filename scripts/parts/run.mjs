// @ts-check
import { spawn } from 'node:child_process';

/** The folder of the project: every script works from there, wherever it was called. */
export const projectFolder = new URL('../../', import.meta.url);

/**
 * Runs a command in the project folder and shows what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs?: number, env?: Record<string, string> }} [options] `limitMs`: ended after this long.
 * @returns {Promise<boolean>} whether it ended well; false also when it could not be started.
 */
export function run(command, args, { limitMs, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      ...(limitMs === undefined ? {} : { timeout: limitMs }),
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/**
 * Runs a tool of node_modules by its file, without a shell and without npx.
 *
 * @param {string} script as in `vitest/vitest.mjs`
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function runTool(script, args, env = {}) {
  return run(process.execPath, [`node_modules/${script}`, ...args], { env });
}

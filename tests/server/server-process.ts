import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

import { writeSmallApp } from './small-app.ts';

/** The server as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly process: ChildProcess;
  /** Everything it has printed so far, on either stream. */
  printed(): string;
  /** The address it says it is at; rejects with what it printed when it ends instead. */
  readonly url: Promise<string>;
  /** Memory it holds now, bytes (Linux). */
  residentBytes(): Promise<number>;
  /** Asks it to stop and waits for its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The server bundled beside a small app, ready to be started any number of times. */
export interface ServerProgram {
  start(environment?: Readonly<Record<string, string>>): ServerProcess;
  remove(): Promise<void>;
}

/** Bundles the server once. */
export async function bundleServer(): Promise<ServerProgram> {
  const app = await writeSmallApp();
  const folder = path.join(path.dirname(app.folder), 'server');
  await build({
    entryPoints: ['src/server/main.ts'],
    outfile: path.join(folder, 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['bufferutil', 'utf-8-validate'],
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
  return {
    start: (environment = {}) => startProcess(path.join(folder, 'main.mjs'), environment),
    remove: () => app.remove(),
  };
}

function startProcess(
  script: string,
  environment: Readonly<Record<string, string>>,
): ServerProcess {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const exited = once(child, 'exit');
  const url = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /^Attune is at (http:\/\/localhost:\d+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(text)));
  });
  // Whoever does not ask for the address is not told that it never came.
  url.catch(() => undefined);
  return {
    process: child,
    printed: () => text,
    url,
    async residentBytes() {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}

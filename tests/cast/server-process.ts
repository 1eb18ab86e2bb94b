import { spawn } from 'node:child_process';
import path from 'node:path';

/** The server as people run it: a process of its own, with everything that it prints. */
export interface ServerProcess {
  readonly url: string;
  /** Standard output and standard error so far. */
  log(): Buffer;
  stop(): Promise<void>;
}

/** Starts `dist/server/main.js` on a free port; resolves when it says where it is. */
export async function startServerProcess(): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.resolve('dist/server/main.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      printed.push(data);
      const said = /Attune is at (http:\/\/\S+)/.exec(Buffer.concat(printed).toString());
      if (said?.[1] !== undefined) resolve(said[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() =>
      reject(new Error(`the server ended: ${Buffer.concat(printed).toString()}`)),
    );
  });
  return {
    url,
    log: () => Buffer.concat(printed),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

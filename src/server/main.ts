import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { readServerSettings } from './server-settings.ts';
import { startServer } from './start-server.ts';

/** Starts the server by the environment and keeps it until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const settings = readServerSettings(process.env);
  if (!settings.ok) {
    fail(settings.error);
    return;
  }
  // Bundled, this file is dist/server/main.js and the app lies beside it.
  const appFolder = fileURLToPath(new URL('../app/', import.meta.url));
  if (!(await exists(path.join(appFolder, 'index.html')))) {
    fail('The app is not built yet. Run: npm start');
    return;
  }
  const { port, iceServers, ...others } = settings.value;
  try {
    const server = await startServer({ appFolder, port, iceServers, ...others });
    console.log(`Attune is at ${server.url}`);
    stopOnSignal(() => server.close());
  } catch (problem) {
    fail(whyNotStarted(problem, port));
  }
}

/** The first signal stops kindly; a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function whyNotStarted(problem: unknown, port: number): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `This user may not use port ${port}. Choose another: PORT=4173 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine.';
    default:
      return `Attune could not start: ${problem instanceof Error ? problem.message : 'unknown reason'}`;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await main();

// @ts-check
import { build } from './parts/build.mjs';
import { install } from './parts/install.mjs';

/** `npm start`: installs what is missing, builds what has changed, then becomes the server. */
if ((await install()) && (await build({ onlyIfChanged: true }))) {
  await import(new URL('../dist/server/main.js', import.meta.url).href);
} else {
  process.exitCode = 1;
}

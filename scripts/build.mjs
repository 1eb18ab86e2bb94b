// @ts-check
import { build } from './parts/build.mjs';
import { install } from './parts/install.mjs';

/** `npm run build`: the app into dist/app, the server into dist/server. */
const well = (await install()) && (await build());
if (!well) process.exitCode = 1;

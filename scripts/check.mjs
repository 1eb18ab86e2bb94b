// @ts-check
import { check } from './parts/check.mjs';
import { install } from './parts/install.mjs';
import { tallyLine } from './parts/tally.mjs';

/** `npm run check`: format, types, lint and laws; no browser. */
if (await install()) {
  const tally = await check();
  console.log(`\n${tallyLine(tally)}`);
  if (tally.failed > 0) process.exitCode = 1;
} else {
  process.exitCode = 1;
}

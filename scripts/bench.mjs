// @ts-check
import { access } from 'node:fs/promises';

import { findBrowsers } from './parts/browsers.mjs';
import { build } from './parts/build.mjs';
import { install } from './parts/install.mjs';
import { projectFolder, runTool } from './parts/run.mjs';

const config = 'tests/bench/playwright.config.ts';

/** `npm run bench`: the figures, each beside its comparator, over the built app. */
const ready = (await install()) && (await build({ onlyIfChanged: true })) && (await findBrowsers());
const there = await access(new URL(config, projectFolder)).then(
  () => true,
  () => false,
);
if (!there) console.error(`There is no bench yet: ${config} is missing.`);
const well =
  ready &&
  there &&
  (await runTool('@playwright/test/cli.js', ['test', '-c', config, ...process.argv.slice(2)]));
if (!well) process.exitCode = 1;

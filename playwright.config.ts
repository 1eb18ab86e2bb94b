import { defineConfig } from '@playwright/test';

import { chromiumArguments, chromiumPath } from './tests/cast/browsers.ts';

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: '.cache/journeys',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A journey has two or three browsers in it already.
  workers: 1,
  // Two or three browsers on two cores: a second try tells a busy machine from a fault, and is reported as flaky.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '.cache/journeys.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      args: [...chromiumArguments],
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    },
  },
});

import path from 'node:path';
import { defineConfig } from '@playwright/test';

/** Each bench is a file of its own: `npm run bench -- keystroke` runs one. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: path.resolve('.cache/bench'),
  timeout: 600_000,
  workers: 1,
  retries: 0,
  reporter: [['line']],
});

import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

const apart = ['tests/journeys/**', 'tests/bench/**', 'tests/fixtures/**'];

export default defineConfig({
  test: {
    restoreMocks: true,
    // What a test does takes moments; on a machine that is busy with browsers it may take far longer.
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: [...apart, 'tests/app/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        // Solid's plug-in resolves packages as a browser does, which only screens want: ws, for one, is empty there.
        plugins: [solid()],
        test: {
          name: 'screens',
          include: ['tests/app/**/*.test.{ts,tsx}'],
          exclude: apart,
          environment: 'node',
        },
      },
    ],
  },
});

import type { ViteDevServer } from 'vite';

/** The pages over the pretend world; where they are stands in `resolvedUrls`. Port 0 takes any that is free. */
export function serveHarness(port?: number): Promise<ViteDevServer>;

// Serves the pages over the pretend world: `node scripts/look/serve.mjs`, then open /?scene=home.
import { readFile } from 'node:fs/promises';
import { createServer } from 'vite';
import solid from 'vite-plugin-solid';

/** As in vite.config.ts. */
const solidCompiler = { omitNestedClosingTags: false, inlineStyles: false, delegateEvents: false };

/**
 * Every address gets the page of the harness, so that paths work as in the app.
 * @type {import('vite').Plugin}
 */
const harnessPage = {
  name: 'attune:harness-page',
  configureServer(server) {
    server.middlewares.use(async (request, response, next) => {
      if (!(request.headers.accept ?? '').includes('text/html')) return next();
      const html = await readFile('tests/app/harness/index.html', 'utf8');
      response.setHeader('Content-Type', 'text/html');
      response.end(await server.transformIndexHtml(request.url ?? '/', html));
    });
  },
};

/** Where it is stands in `resolvedUrls`; port 0 takes any that is free. */
export async function serveHarness(port = 4199) {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    plugins: [harnessPage, solid({ solid: { ...solidCompiler } })],
    server: { port, hmr: false, watch: null },
    logLevel: 'warn',
    cacheDir: '.cache/harness',
    optimizeDeps: { entries: ['tests/app/harness/harness.tsx', 'src/app/features/*/*-page.tsx'] },
  });
  await server.listen();
  return server;
}

if (process.argv[1]?.endsWith('serve.mjs')) await serveHarness();

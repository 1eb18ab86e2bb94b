import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { securityHeaders } from '../../src/server/content-policy.ts';

/** Serves the page with two note editors under the app's own content policy. */
export async function startNotePage(): Promise<{ url: string; stop: () => Promise<void> }> {
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL('../editors/note-harness.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
  });
  const css = readFileSync(
    new URL('../../src/editors/note/note-editor.css', import.meta.url),
    'utf8',
  );
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset="utf-8"><title>Note</title><link rel="stylesheet" href="/a.css">' +
        '<body><script src="/policy.js"></script><script src="/a.js"></script>',
    ],
    // As the app has it: a default policy that takes nothing it does not know.
    '/policy.js': [
      'text/javascript',
      "window.trustedTypes?.createPolicy('default', { createHTML() { throw new TypeError() }, createScriptURL: () => null });",
    ],
    '/a.js': ['text/javascript', bundled.outputFiles[0]?.text ?? ''],
    '/a.css': ['text/css', css],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 204 : 200, {
      ...securityHeaders,
      'Content-Type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`,
    });
    response.end(file?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ours = fileURLToPath(new URL('../../src/app/trusted-solid-web.ts', import.meta.url));

/**
 * Sends every import of `solid-js/web` through src/app/trusted-solid-web.ts, which notes the build's own template
 * strings for the Trusted Types policy. Put it before the Solid plugin.
 */
export function trustedTemplates(): Plugin {
  return {
    name: 'attune:trusted-templates',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === 'solid-js/web' && importer !== undefined && !importer.startsWith(ours)
        ? ours
        : null;
    },
  };
}

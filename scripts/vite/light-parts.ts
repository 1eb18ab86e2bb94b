import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('light/', import.meta.url));

/** What simple-peer asks Node for; its bundle brings 100 KB of polyfills in their place. */
const lightForSimplePeer = new Set(['readable-stream', 'buffer', 'debug', 'randombytes']);

/**
 * Leaves out of the app what packages bring for other surroundings: simple-peer is taken from its source, whole, with
 * small stand-ins for the Node modules it names, and lib0's console drawings stay away. About 35 KB less to load.
 */
export function lightParts(): Plugin {
  return {
    name: 'attune-light-parts',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined) return null;
      if (source === 'simple-peer/simplepeer.min.js') {
        return this.resolve('simple-peer/index.js', importer, { skipSelf: true });
      }
      if (/[\\/]simple-peer[\\/]index\.js$/.test(importer) && lightForSimplePeer.has(source)) {
        return path.join(folder, `${source}.cjs`);
      }
      if (source === 'lib0/logging') return path.join(folder, 'logging.js');
      return null;
    },
  };
}

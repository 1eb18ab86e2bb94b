import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The one line of src/app/theme/layers.css, without its comment. */
const order = readFileSync(new URL('../../src/app/theme/layers.css', import.meta.url), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .trim();

/**
 * States the order of the layers at the head of each of our style files. A page loads several of them, and the
 * first one that names a layer settles its rank: so it must not matter which of them comes first.
 */
export function layerOrder(): Plugin {
  return {
    name: 'attune:layer-order',
    enforce: 'pre',
    transform(code, id) {
      return /\/src\/(?:app|editors)\/.*\.css(?:\?.*)?$/.test(id)
        ? { code: `${order}\n${code}`, map: null }
        : null;
    },
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The one script that is not built, because it runs before the first paint of every page, also of the quiet one. */
const firstScript = 'appearance.js';

/** Minifies the first script: what explains it is for readers of the source, and everybody loads it. */
export function minifiedFirstScript(): Plugin {
  return {
    name: 'attune:minified-first-script',
    apply: 'build',
    writeBundle: {
      // Before its hash is written into the page.
      order: 'pre',
      sequential: true,
      async handler({ dir = 'dist' }) {
        const file = path.join(dir, firstScript);
        const { code } = await minify(await readFile(file, 'utf8'), {
          toplevel: true,
          ecma: 2020,
        });
        if (code === undefined) throw new Error(`${firstScript} came back empty`);
        await writeFile(file, code);
      },
    },
  };
}

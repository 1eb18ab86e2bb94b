// @ts-check
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Fonts and pictures are compressed already. */
const compressible = /\.(?:html|js|css|svg|json|webmanifest|txt|wasm)$/;
/** Below this a compressed answer saves nothing that a person could notice. */
const leastBytes = 512;

/**
 * Writes `file.br` and `file.gz` beside each file that gets smaller by it, as small as they can be: it happens
 * once, here, and never while somebody waits.
 *
 * @param {string} folder
 */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !compressible.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const plain = await readFile(file);
    if (plain.length < leastBytes) continue;
    const brotli = await promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    const zipped = await promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION });
    if (brotli.length < plain.length) await writeFile(`${file}.br`, brotli);
    if (zipped.length < plain.length) await writeFile(`${file}.gz`, zipped);
  }
}

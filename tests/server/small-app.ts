import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A folder that looks like a built app, for a server to serve. */
export interface SmallApp {
  readonly folder: string;
  remove(): Promise<void>;
}

export const pageText = '<!doctype html><title>Attune</title>';
export const scriptText = 'export const words = "hello";\n'.repeat(40);

/** Writes a page, a script in three encodings, a font and a picture; and a secret beside the folder. */
export async function writeSmallApp(): Promise<SmallApp> {
  const root = await mkdtemp(path.join(tmpdir(), 'attune-app-'));
  const folder = path.join(root, 'app');
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  };
  await write('index.html', pageText);
  await write('service-worker.js', '// worker');
  await write('manifest.webmanifest', '{}');
  await write('icons/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await write('assets/page-1a2b3c4d.js', scriptText);
  await write('assets/page-1a2b3c4d.js.br', brotliCompressSync(scriptText));
  await write('assets/page-1a2b3c4d.js.gz', gzipSync(scriptText));
  await write('assets/letters-1a2b3c4d.woff2', new Uint8Array([1, 2, 3]));
  await writeFile(path.join(root, 'secret.txt'), 'nobody may read this');
  return { folder, remove: () => rm(root, { recursive: true, force: true }) };
}

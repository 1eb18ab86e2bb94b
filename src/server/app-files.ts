import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { mimeType } from './mime-type.ts';

/** How a body may be sent: as it is, or as the build compressed it (RFC 7932, RFC 1952). */
export type Encoding = 'identity' | 'br' | 'gzip';

/** One file of the built app, ready to be sent. */
export interface AppFile {
  readonly type: string;
  /** Changes with the content, so that an unchanged file is not sent twice (RFC 9110 §8.8.3). */
  readonly tag: string;
  /** The name holds a hash of the content: such a file never changes and may be kept for ever. */
  readonly immutable: boolean;
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
}

/** The built app by path, as in `/assets/page-1a2b3c4d.js`. */
export type AppFiles = ReadonlyMap<string, AppFile>;

const encodingByEnding: ReadonlyMap<string, Encoding> = new Map([
  ['.br', 'br'],
  ['.gz', 'gzip'],
]);

/**
 * Reads the built app into memory, once: a few megabytes. What is not in this list cannot be sent, so no
 * path, however spelled, leads out of the folder.
 *
 * @throws when the folder cannot be read.
 */
export async function readAppFiles(folder: string): Promise<AppFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const bodiesByName = new Map<string, Map<Encoding, Buffer>>();
  for (const name of names) {
    const encoding = encodingByEnding.get(path.extname(name));
    const plainName = encoding === undefined ? name : name.slice(0, -path.extname(name).length);
    const bodies = bodiesByName.get(plainName) ?? new Map<Encoding, Buffer>();
    bodies.set(encoding ?? 'identity', await readFile(path.join(folder, name)));
    bodiesByName.set(plainName, bodies);
  }
  const files = new Map<string, AppFile>();
  for (const [name, bodies] of bodiesByName) {
    const plain = bodies.get('identity');
    if (plain === undefined) continue;
    const url = `/${name.split(path.sep).join('/')}`;
    files.set(url, {
      type: mimeType(name),
      tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      immutable: url.startsWith('/assets/'),
      bodies,
    });
  }
  return files;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { packedIn } from './packed-bytes.ts';

/** A place where a word was found that must not be there. */
export interface Finding {
  readonly file: string;
  readonly word: string;
  readonly as: string;
}

interface Shape {
  readonly word: string;
  readonly as: string;
  readonly bytes: Buffer;
}

/** Every way in which a word may lie in bytes: as text of two kinds, as hex, and as base64 at each alignment. */
export function shapesOf(word: string): readonly Shape[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const shape = (as: string, bytes: Buffer): Shape => ({ word, as, bytes });
  const encoded = [utf8, utf16].flatMap((bytes, i) => {
    const kind = i === 0 ? 'utf8' : 'utf16le';
    return [0, 1, 2].flatMap((before) => {
      const text = insideOfBase64(bytes, before);
      const url = text.replaceAll('+', '-').replaceAll('/', '_');
      return [...new Set([text, url])].map((base64) =>
        shape(`base64 of ${kind} at ${before}`, Buffer.from(base64)),
      );
    });
  });
  return [
    shape('utf8', utf8),
    shape('utf16le', utf16),
    shape('utf16be', Buffer.from(utf16).swap16()),
    shape('hex', Buffer.from(utf8.toString('hex'))),
    shape('HEX', Buffer.from(utf8.toString('hex').toUpperCase())),
    ...encoded,
  ];
}

/** The letters of base64 that depend on the word alone, when `before` bytes stand in front of it in their group. */
function insideOfBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(first, last);
}

/** Looks for words in bytes, in each of their shapes. */
export function searchBytes(
  bytes: Buffer,
  options: { readonly name: string; readonly words: readonly string[] },
): readonly Finding[] {
  return options.words
    .flatMap(shapesOf)
    .filter((shape) => bytes.includes(shape.bytes))
    .map(({ word, as }) => ({ file: options.name, word, as }));
}

/**
 * Looks through every file of a folder, links not followed, also inside of what a browser packs there; `files` says how many there
 * were. What is sealed or scrambled otherwise it does not see into.
 */
export async function searchFolder(
  folder: string,
  words: readonly string[],
): Promise<{ readonly files: number; readonly found: readonly Finding[] }> {
  const names = await readdir(folder, { recursive: true });
  const found: Finding[] = [];
  let files = 0;
  for (const name of names) {
    found.push(...searchBytes(Buffer.from(name), { name: `the name of ${name}`, words }));
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile() !== true) continue;
    files += 1;
    const bytes = await readFile(file);
    found.push(...searchBytes(bytes, { name, words }));
    for (const inner of packedIn(bytes)) {
      found.push(...searchBytes(inner, { name: `${name}, unpacked`, words }));
    }
  }
  return { files, found };
}

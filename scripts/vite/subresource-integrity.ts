import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Plugin } from 'vite';

/** The hash a browser compares before it uses a file (W3C Subresource Integrity). */
export async function integrityOf(file: string): Promise<string> {
  return `sha384-${createHash('sha384')
    .update(await readFile(file))
    .digest('base64')}`;
}

/**
 * Writes `integrity` on every script, style sheet and preload of the built page. It works on the written
 * files, since other plug-ins still change chunks after the page has been made.
 */
export function subresourceIntegrity(): Plugin {
  return {
    name: 'attune:subresource-integrity',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const page = path.join(dir, 'index.html');
      await writeFile(page, await withIntegrity(await readFile(page, 'utf8'), dir));
    },
  };
}

/** The page with `integrity` on each tag that loads code or style from our own folder. */
export async function withIntegrity(html: string, folder: string): Promise<string> {
  const tags = /<(?:script|link)\b[^>]*>/g;
  const isCode = /<script\b|rel="(?:stylesheet|modulepreload)"/;
  let result = '';
  let at = 0;
  for (const match of html.matchAll(tags)) {
    const [tag] = match;
    const address = /\s(?:src|href)="(\/[^"]*)"/.exec(tag)?.[1];
    result += html.slice(at, match.index);
    at = match.index + tag.length;
    result +=
      address !== undefined && isCode.test(tag)
        ? tag.replace(/>$/, ` integrity="${await integrityOf(path.join(folder, address))}">`)
        : tag;
  }
  return result + html.slice(at);
}

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AppFile, Encoding } from './app-files.ts';

/** Answers GET or HEAD with a file: compressed when the browser takes it, not at all when it has it already. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: AppFile): void {
  const encoding = acceptedEncoding(request.headers['accept-encoding'], file);
  const body = file.bodies.get(encoding);
  // A compressed body is another representation, so it has another tag.
  const tag = encoding === 'identity' ? file.tag : `${file.tag.slice(0, -1)}-${encoding}"`;
  response.setHeader('Content-Type', file.type);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', tag);
  response.setHeader(
    'Cache-Control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (namesTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body?.length ?? 0);
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The smallest form that the browser says it reads (RFC 9110 §12.5.3); a weight of 0 means "not this". */
function acceptedEncoding(header: string | string[] | undefined, file: AppFile): Encoding {
  const accepted = new Set<string>();
  for (const part of String(header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  if (accepted.has('br') && file.bodies.has('br')) return 'br';
  if (accepted.has('gzip') && file.bodies.has('gzip')) return 'gzip';
  return 'identity';
}

function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === tag);
}

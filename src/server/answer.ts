import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AppFiles } from './app-files.ts';
import {
  httpsOnlyHeaders,
  isStretchWorker,
  securityHeaders,
  stretchWorkerPolicy,
} from './content-policy.ts';
import type { IceServer } from './ice-servers.ts';
import { sendFile } from './send-file.ts';

/** What {@link answer} works with. */
export interface AnswerParts {
  readonly files: AppFiles;
  readonly iceServers: () => readonly IceServer[];
  readonly byHttps: (request: IncomingMessage) => boolean;
}

/** Answers one HTTP request. Everything is read-only, so only GET and HEAD mean anything here. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { files, iceServers, byHttps }: AnswerParts,
): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (byHttps(request)) {
    for (const [name, value] of Object.entries(httpsOnlyHeaders)) response.setHeader(name, value);
  }
  const sendText = (status: number, type: string, text: string): void => {
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    response.writeHead(status);
    response.end(request.method === 'HEAD' ? undefined : text);
  };

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    // Whatever was being sent is not read.
    response.setHeader('Connection', 'close');
    sendText(405, 'text/plain', 'Only reading is possible here.\n');
    return;
  }
  const path = readPath(request.url ?? '/');
  if (path === undefined) {
    sendText(400, 'text/plain', 'This address cannot be read.\n');
    return;
  }
  if (path === '/healthz') {
    sendText(200, 'text/plain', 'ok\n');
    return;
  }
  if (path === '/config.json') {
    sendText(200, 'application/json', JSON.stringify({ iceServers: iceServers() }));
    return;
  }
  if (path === '/rendezvous') {
    response.setHeader('Upgrade', 'websocket');
    sendText(426, 'text/plain', 'This address speaks WebSocket.\n');
    return;
  }
  if (isStretchWorker(path)) response.setHeader('Content-Security-Policy', stretchWorkerPolicy);
  const file = files.get(path) ?? (isPage(path) ? files.get('/index.html') : undefined);
  if (file === undefined) sendText(404, 'text/plain', 'There is nothing at this address.\n');
  else sendFile(request, response, file);
}

/** The path of a request target, decoded; undefined when it is no path or badly encoded. */
function readPath(target: string): string | undefined {
  const [path = ''] = target.split(/[?#]/);
  if (!path.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The app draws its own pages: an address without an ending, such as `/goals`, is one of them. */
function isPage(path: string): boolean {
  return !path.startsWith('/assets/') && !path.slice(path.lastIndexOf('/')).includes('.');
}

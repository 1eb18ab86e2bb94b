import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { securityHeaders } from '../../src/server/content-policy.ts';
import { startServer } from '../../src/server/start-server.ts';
import type { RunningServer } from '../../src/server/start-server.ts';
import { pageText, scriptText, writeSmallApp } from './small-app.ts';
import type { SmallApp } from './small-app.ts';

let app: SmallApp;
let server: RunningServer;

beforeAll(async () => {
  app = await writeSmallApp();
  server = await startServer({ appFolder: app.folder, behindProxy: true });
});

afterAll(async () => {
  await server.close();
  await app.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks exactly as written: nothing tidies the path on its way, as fetch would. */
async function ask(path: string, { method = 'GET', headers = {} }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: 'localhost', port: server.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

const script = '/assets/page-1a2b3c4d.js';

test('the first page is served, and asked about again each time', async () => {
  const { status, headers, body } = await ask('/');
  expect(status).toBe(200);
  expect(body.toString()).toBe(pageText);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-length': String(pageText.length),
  });
});

test('every page of the app is the same file', async () => {
  for (const path of ['/goals', '/notes/abc', '/join?x=1', '/index.html']) {
    expect((await ask(path)).body.toString(), path).toBe(pageText);
  }
});

test('a file that is not there is not a page', async () => {
  for (const path of ['/assets/gone-1a2b3c4d.js', '/assets/gone', '/favicon.ico', '/a.json']) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

test('files named by their content may be kept for ever, others are asked about', async () => {
  expect((await ask(script)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await ask('/service-worker.js')).headers['cache-control']).toBe('no-cache');
});

test('each kind of file says what it is', async () => {
  const types = {
    [script]: 'text/javascript; charset=utf-8',
    '/manifest.webmanifest': 'application/manifest+json; charset=utf-8',
    '/icons/icon.svg': 'image/svg+xml; charset=utf-8',
    '/assets/letters-1a2b3c4d.woff2': 'font/woff2',
  };
  for (const [path, type] of Object.entries(types)) {
    expect((await ask(path)).headers['content-type']).toBe(type);
  }
});

test('a browser gets the smallest form that it reads', async () => {
  const get = async (accept: string): Promise<Answer> =>
    ask(script, { headers: { 'Accept-Encoding': accept } });
  const brotli = await get('gzip, deflate, br, zstd');
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(scriptText);
  const zipped = await get('gzip, br;q=0');
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.body).toString()).toBe(scriptText);
  const plain = await get('identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(scriptText);
  expect(brotli.headers.vary).toBe('Accept-Encoding');
});

test('what the browser has already is not sent again', async () => {
  const first = await ask('/', {});
  const again = await ask('/', {
    headers: { 'If-None-Match': `W/"x", ${first.headers.etag ?? ''}` },
  });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  const compressed = await ask(script, {
    headers: { 'Accept-Encoding': 'br', 'If-None-Match': (await ask(script)).headers.etag ?? '' },
  });
  expect(compressed.status).toBe(200);
});

test('HEAD says the same without the body', async () => {
  for (const path of ['/', script, '/healthz', '/config.json', '/nothing.txt']) {
    const get = await ask(path);
    const head = await ask(path, { method: 'HEAD' });
    expect(head.status).toBe(get.status);
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  }
});

test('only reading is possible', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status, headers } = await ask('/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  }
});

test('no path leads out of the folder', async () => {
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/secret.txt%00.js',
  ]) {
    const { status, body } = await ask(path);
    expect(status, path).toBe(404);
    expect(body.toString()).not.toContain('nobody may read');
  }
});

test('an address that cannot be read is refused', async () => {
  expect((await ask('/%zz')).status).toBe(400);
  expect((await ask('http://other.example/')).status).toBe(400);
});

test('every answer carries the security headers, whatever it is', async () => {
  for (const path of [
    '/',
    script,
    '/gone.txt',
    '/healthz',
    '/config.json',
    '/rendezvous',
    '/%zz',
  ]) {
    const { headers } = await ask(path);
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(headers[name.toLowerCase()], `${path} ${name}`).toBe(value);
    }
  }
  expect((await ask('/', { method: 'POST' })).headers['content-security-policy']).toBe(
    securityHeaders['Content-Security-Policy'],
  );
});

test('who comes by https through our proxy is asked to stay with it, and only they', async () => {
  const safe = await ask('/', { headers: { 'X-Forwarded-Proto': 'https' } });
  expect(safe.headers['strict-transport-security']).toMatch(/^max-age=/);
  expect((await ask('/')).headers['strict-transport-security']).toBeUndefined();
});

test('the health page says ok, and nothing keeps it', async () => {
  const { status, headers, body } = await ask('/healthz');
  expect([status, body.toString(), headers['cache-control']]).toEqual([200, 'ok\n', 'no-store']);
});

test('without being told of any, the server names no helper servers', async () => {
  const { headers, body } = await ask('/config.json');
  expect(JSON.parse(body.toString())).toEqual({ iceServers: [] });
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
});

test('a plain visit to the rendezvous is told what it speaks', async () => {
  expect((await ask('/rendezvous')).status).toBe(426);
});

import { expect, test } from 'vitest';

import {
  contentPolicy,
  httpsOnlyHeaders,
  isStretchWorker,
  securityHeaders,
  stretchWorkerPolicy,
} from '../../src/server/content-policy.ts';

test('the content policy is exactly this', () => {
  expect(contentPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
      "manifest-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
      'trusted-types default ProseMirrorClipboard',
  );
});

test('only the worker that stretches a passphrase may compile WebAssembly, and may nothing else beyond', () => {
  expect(stretchWorkerPolicy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; " +
      "img-src 'self'; manifest-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
      'trusted-types default ProseMirrorClipboard',
  );
  expect(isStretchWorker('/assets/stretch-worker-D0n_t-1a.js')).toBe(true);
  for (const path of [
    '/',
    '/stretch-worker-a.js',
    '/assets/front-D0n_t-1a.js',
    '/assets/x/stretch-worker-a.js',
    '/assets/stretch-worker-a.js.map',
  ]) {
    expect(isStretchWorker(path), path).toBe(false);
  }
});

test('the policy names no other origin and nothing unsafe', () => {
  expect(contentPolicy).not.toMatch(/unsafe|https?:|wss?:|data:|blob:|\*/);
});

test('every answer says what the browser may do with it', () => {
  expect(securityHeaders).toMatchObject({
    'Content-Security-Policy': contentPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  expect(securityHeaders['Permissions-Policy']).toContain('camera=(self)');
  expect(securityHeaders['Permissions-Policy']).toContain('geolocation=()');
});

test('who came by https is asked to stay with https for at least a year', () => {
  const maxAge = /max-age=(\d+)/.exec(httpsOnlyHeaders['Strict-Transport-Security'] ?? '')?.[1];
  expect(Number(maxAge)).toBeGreaterThanOrEqual(31_536_000);
});

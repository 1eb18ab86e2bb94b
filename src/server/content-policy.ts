/**
 * What a page of Attune may load and do, stated once (Content Security Policy Level 3, Trusted Types).
 * Everything is forbidden, then our own origin is allowed back, kind by kind. `connect-src 'self'` covers
 * the rendezvous too: 'self' matches ws and wss of the same host in every browser we support.
 */
export const contentPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default ProseMirrorClipboard',
].join('; ');

/**
 * What the worker that stretches a passphrase may load and do: the same, and WebAssembly compiled from its own bytes. A
 * worker has the policy of its own response, so no page may.
 */
export const stretchWorkerPolicy: string = contentPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);

/** The address of that worker, as the build names it. */
export const isStretchWorker = (path: string): boolean =>
  /^\/assets\/stretch-worker-[\w-]+\.js$/.test(path);

/** What the browser may offer the page: camera and microphone for calls, keys for unlocking, little else. */
const permissionsPolicy: string = [
  'camera=(self)',
  'clipboard-write=(self)',
  'display-capture=(self)',
  'fullscreen=(self)',
  'microphone=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'screen-wake-lock=(self)',
  'accelerometer=()',
  'browsing-topics=()',
  'clipboard-read=()',
  'geolocation=()',
  'gyroscope=()',
  'hid=()',
  'idle-detection=()',
  'local-fonts=()',
  'magnetometer=()',
  'midi=()',
  'payment=()',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ');

/** Sent with every answer, whatever it is: a policy that some answers lack is a hole. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': permissionsPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
};

/** Sent besides when the person came by https: from then on the browser insists on it (RFC 6797), two years. */
export const httpsOnlyHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
};

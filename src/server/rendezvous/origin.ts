/**
 * Whether a page of this origin may use the rendezvous (RFC 6455 §10.2). Our own pages may, and those that the
 * operator lists; who sends no Origin is not a browser and gets no more than the same limits.
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowedOrigins: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true;
  const asked = parseUrl(origin);
  if (asked === null || (asked.protocol !== 'http:' && asked.protocol !== 'https:')) return false;
  if (allowedOrigins.has(asked.origin)) return true;
  // Through the same parser, so that letter case and a spelled-out default port make no difference.
  const own = host === undefined ? null : parseUrl(`${asked.protocol}//${host}`);
  return own !== null && own.host === asked.host;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Where a link may lead. */
const schemes = new Set(['http:', 'https:', 'mailto:']);
/** The longest address, in characters. */
const longest = 2048;

/** Whether an address may be kept and followed: http, https or mailto, without hidden characters. */
export function isAllowedLink(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > longest) return false;
  // The platform's parser silently drops tabs and line breaks: "java\nscript:" must not be read as anything else.
  if (/[\p{Cc}\p{Cf}\s]/u.test(address)) return false;
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return schemes.has(url.protocol) && /^(?:https?:\/\/|mailto:)[^/]/i.test(address);
}

/** The address a person meant: "example.org" and "sam@example.org" are completed. Undefined when it may not be one. */
export function linkFrom(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/.test(text)) return allowed(`mailto:${text}`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^\s:/]+\.[^\s:/]+:\d/.test(text))
    return allowed(text);
  return /^[^\s/]+\.[^\s/]/.test(text) ? allowed(`https://${text}`) : undefined;
}

const allowed = (address: string): string | undefined =>
  isAllowedLink(address) ? address : undefined;

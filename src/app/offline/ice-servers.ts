/** Asks our own server which relays there are. Without an answer people in one network still find each other. */
export async function readIceServers(): Promise<readonly RTCIceServer[]> {
  try {
    const response = await fetch('/config.json', { cache: 'no-store' });
    return response.ok ? parseIceServers(await response.json()) : [];
  } catch {
    return [];
  }
}

/** Takes what has the shape of an ICE server (W3C WebRTC, §4.2.4) and drops the rest. */
export function parseIceServers(answer: unknown): readonly RTCIceServer[] {
  if (!isRecord(answer) || !Array.isArray(answer['iceServers'])) return [];
  const listed: readonly unknown[] = answer['iceServers'];
  return listed.flatMap((server) => {
    if (!isRecord(server)) return [];
    const urls = texts(server['urls']);
    if (urls.length === 0) return [];
    const { username, credential } = server;
    return [
      {
        urls: [...urls],
        ...(typeof username === 'string' ? { username } : {}),
        ...(typeof credential === 'string' ? { credential } : {}),
      },
    ];
  });
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

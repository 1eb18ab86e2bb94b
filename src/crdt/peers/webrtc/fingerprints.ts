/** SHA-256 of a DTLS certificate, as both ends know it. */
export async function certificateFingerprint(certificate: ArrayBuffer): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
}

/**
 * The other side's certificate as DTLS itself saw it (W3C WebRTC, RTCDtlsTransport). Not from the remote SDP:
 * with two fingerprint lines there browsers disagree on which one counts.
 */
export function remoteCertificate(connection: RTCPeerConnection): ArrayBuffer | undefined {
  return connection.sctp?.transport.getRemoteCertificates()[0];
}

/** Our own fingerprint: the one sha-256 line that our browser wrote; undefined when there is not exactly one. */
export function ownFingerprint(sdp: string): Uint8Array | undefined {
  const values = new Set<string>();
  for (const [, value] of sdp.matchAll(/^a=fingerprint:sha-256 ([0-9A-Fa-f:]+)\r?$/gm)) {
    if (value !== undefined) values.add(value.toLowerCase());
  }
  const [value] = values;
  if (value === undefined || values.size !== 1) return undefined;
  const bytes = value.split(':').map((pair) => Number.parseInt(pair, 16));
  return bytes.length === 32 ? Uint8Array.from(bytes) : undefined;
}

/** The session id of a description (RFC 8866 §5.2): another one means another connection, not a renegotiation. */
export const sessionIdOf = (sdp: string): string | undefined => /^o=\S+ (\d+) /m.exec(sdp)?.[1];

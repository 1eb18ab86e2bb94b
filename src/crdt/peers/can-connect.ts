/**
 * Whether this browser can connect to another device at all. Without a secure context there is no WebCrypto, and
 * y-webrtc could seal nothing.
 */
export const canConnect = (): boolean =>
  typeof RTCPeerConnection !== 'undefined' && typeof crypto.subtle !== 'undefined';

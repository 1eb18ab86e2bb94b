/** So many fit into one record of the keyring (64 KiB of JSON): more than six thousand goals and notes. */
export const mostStamps = 12_000;

/** Stamps (32 bits each) behind each other, big-endian. Beyond {@link mostStamps} the rest counts as not seen. */
export function packStamps(stamps: readonly number[]): Uint8Array {
  const kept = stamps.slice(0, mostStamps);
  const view = new DataView(new ArrayBuffer(kept.length * 4));
  kept.forEach((stamp, at) => view.setUint32(at * 4, stamp));
  return new Uint8Array(view.buffer);
}

/** What {@link packStamps} has packed. */
export function unpackStamps(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4));
}

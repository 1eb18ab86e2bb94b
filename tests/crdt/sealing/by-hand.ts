/** Updates written byte by byte, as no editor would write them. */

/** A number as lib0 writes it. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** Arrays within arrays: Yjs itself would take long over the deeper ones. */
export function nested(client: number, depth: number): Uint8Array {
  const bytes = [1, ...varint(depth), ...varint(client), 0, 7, 1, 4, ...Buffer.from('deep'), 0];
  for (let clock = 0; clock < depth - 1; clock += 1) {
    bytes.push(7, 0, ...varint(client), ...varint(clock), 0);
  }
  return Uint8Array.from([...bytes, 0]);
}

/** One array more, in the one at `parent` of the same client. */
export const nestedIn = (client: number, parent: number): Uint8Array =>
  Uint8Array.from([
    1,
    1,
    ...varint(client),
    ...varint(parent + 1),
    7,
    0,
    ...varint(client),
    ...varint(parent),
    0,
    0,
  ]);

/** Deletes only. */
export const deleteOnly = (client: number, clock: number, length: number): Uint8Array =>
  Uint8Array.from([0, 1, ...varint(client), 1, ...varint(clock), ...varint(length)]);

/** One character at the start, behind the first character of `on`. */
export const leaningOn = (client: number, on: number): Uint8Array =>
  Uint8Array.from([1, 1, ...varint(client), 0, 0x84, ...varint(on), 0, 1, 120, 0]);

/** So many gone structs of one clock each, in two bytes each. */
export function manyGone(client: number, count: number): Uint8Array {
  const head = [1, ...varint(count), ...varint(client), 0];
  const bytes = new Uint8Array(head.length + 2 * count + 1);
  bytes.set(head);
  for (let i = 0; i < count; i += 1) bytes[head.length + 2 * i + 1] = 1;
  return bytes;
}

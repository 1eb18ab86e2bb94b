import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8 } from '../basics/bytes.ts';

const labels = new Map<string, Uint8Array>();

function labelBytes(label: string): Uint8Array {
  const known = labels.get(label) ?? utf8(label);
  labels.set(label, known);
  return known;
}

/** SHA-256 over a label of ours, so that no hash can be taken for one with another purpose, and the parts. */
export const taggedHash = (label: string, ...parts: readonly Uint8Array[]): Uint8Array =>
  sha256(concatBytes(labelBytes(label), ...parts));

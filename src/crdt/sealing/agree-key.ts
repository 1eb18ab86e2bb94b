const fieldPrime = 2n ** 255n - 19n;

/**
 * The points of small order on Curve25519 and its twist, as u below the prime: an agreement with one of them comes out
 * as zero whatever the secret (RFC 7748 §6.1; the list is in D. J. Bernstein, "Curve25519", "validate public keys").
 */
const smallOrder: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
  fieldPrime - 1n,
]);

/** Whether an X25519 key is canonical and not of small order. */
export function isGoodAgreeKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  let u = 0n;
  for (let i = 31; i >= 0; i -= 1) u = (u << 8n) | BigInt(publicKey[i] ?? 0);
  return u < fieldPrime && !smallOrder.has(u);
}

const smallSizes = [128, 192, 256, 384, 512];

/**
 * The length that a plaintext of `length` bytes is padded to: a few fixed ones, then Padmé
 * (Nikitin et al., PETS 2019), which costs at most 12 % and leaks O(log log length) bits.
 */
export function paddedLength(length: number): number {
  for (const size of smallSizes) if (length <= size) return size;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}

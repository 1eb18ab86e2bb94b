import { type ByteReader, MalformedBytes } from '../basics/byte-reader.ts';

/** Reads how many of something follow. @throws MalformedBytes above `most`, as the reader does. */
export function boundedCount(reader: ByteReader, most: number): number {
  const count = reader.u32();
  if (count > most) throw new MalformedBytes('too many');
  return count;
}

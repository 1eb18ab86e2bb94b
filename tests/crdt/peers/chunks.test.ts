import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChunkQueue, createChunkReader } from '../../../src/crdt/peers/webrtc/chunks.ts';

describe('messages in pieces', () => {
  test('whatever is sent comes out whole, small and large each in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 30 }),
        fc.integer({ min: 8, max: 64 }),
        (messages, chunkBytes) => {
          const queue = createChunkQueue(chunkBytes);
          const reader = createChunkReader();
          for (const message of messages) void queue.add(message);
          const out: Uint8Array[] = [];
          for (let piece = queue.next(); piece !== undefined; piece = queue.next()) {
            expect(piece.length).toBeLessThanOrEqual(chunkBytes);
            const reading = reader.take(piece);
            expect(reading.tag).not.toBe('malformed');
            if (reading.tag === 'message') out.push(reading.message);
          }
          const isSmall = (message: Uint8Array): boolean => message.length < chunkBytes;
          expect(out.filter(isSmall)).toEqual(messages.filter(isSmall));
          expect(out.filter((message) => !isSmall(message))).toEqual(
            messages.filter((message) => !isSmall(message)),
          );
        },
      ),
    );
  });

  test('a keystroke goes before the next piece of a file, and the file is never starved', () => {
    const queue = createChunkQueue(100);
    void queue.add(new Uint8Array(1_000));
    expect(queue.next()?.[0]).toBe(3);
    void queue.add(Uint8Array.of(7));
    expect(queue.next()).toEqual(Uint8Array.of(2, 7));
    for (let at = 0; at < 100; at += 1) void queue.add(Uint8Array.of(at));
    const kinds = Array.from({ length: 40 }, () => queue.next()?.[0]);
    expect(kinds.filter((kind) => kind === 4).length).toBeGreaterThan(1);
  });

  test('any bytes are read without an exception, and no more is kept than has come', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), (pieces) => {
        const reader = createChunkReader();
        for (const piece of pieces) reader.take(piece);
      }),
    );
    const reader = createChunkReader();
    expect(reader.take(Uint8Array.of(3, 255, 255, 255, 255, 1)).tag).toBe('malformed');
    expect(reader.take(Uint8Array.of(4, 1)).tag).toBe('malformed');
    expect(reader.take(Uint8Array.of(3, 0, 0, 0, 2, 1)).tag).toBe('more');
    expect(reader.take(Uint8Array.of(3, 0, 0, 0, 2, 1)).tag).toBe('malformed');
    expect(reader.take(Uint8Array.of(4, 1, 1)).tag).toBe('malformed');
  });

  test('a message in a great many tiny pieces is refused, and one in a great many fair ones is not', () => {
    const inPieces = (count: number, size: number): readonly string[] => {
      const reader = createChunkReader();
      const first = new Uint8Array(5 + size).fill(3);
      new DataView(first.buffer).setUint32(1, count * size);
      const tags: string[] = [reader.take(first).tag];
      const next = new Uint8Array(1 + size).fill(4);
      for (let at = 1; at < count; at += 1) tags.push(reader.take(next).tag);
      return tags;
    };
    expect(inPieces(200, 1)).toContain('malformed');
    expect(inPieces(60_000, 1_024).at(-1)).toBe('message');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedPosition, FeedRange } from '../../../src/crdt/basics/feed-range.ts';
import { EntryHash, FeedId } from '../../../src/crdt/basics/id.ts';
import { readExchangeFrame, writeExchangeFrame } from '../../../src/crdt/peers/exchange-frames.ts';
import type { ExchangeFrame } from '../../../src/crdt/peers/exchange-frames.ts';
import { readHello, readProof } from '../../../src/crdt/peers/handshake-frames.ts';
import {
  changedPositions,
  firstRanges,
  haveDigest,
  mergedPositions,
} from '../../../src/crdt/peers/have-view.ts';
import { readTabFrame } from '../../../src/crdt/peers/tab-frame.ts';
import { ownFingerprint, sessionIdOf } from '../../../src/crdt/peers/webrtc/fingerprints.ts';
import { parseSignallingMessage } from '../../../src/crdt/peers/webrtc/signal.ts';

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
const feed = bytes(16).map((value) => FeedId.fromBytes(value));
const u32 = fc.integer({ min: 1, max: 0xffff_ffff });
const range: fc.Arbitrary<FeedRange> = fc
  .tuple(feed, u32, u32)
  .map(([id, a, b]) => ({ feed: id, from: Math.min(a, b), to: Math.max(a, b) }));
const position: fc.Arbitrary<[FeedId, FeedPosition]> = fc.tuple(
  feed,
  fc.record({ sequence: u32, hash: bytes(32).map((value) => EntryHash.fromBytes(value)) }),
);
const positions = fc.array(position, { maxLength: 20 }).map((list) => new Map(list));
const frame: fc.Arbitrary<ExchangeFrame> = fc.oneof(
  fc.record({
    tag: fc.constant('have' as const),
    whole: fc.boolean(),
    positions,
    waiting: fc.array(range),
  }),
  fc.record({ tag: fc.constant('want' as const), number: u32, ranges: fc.array(range) }),
  fc.record({
    tag: fc.constant('says' as const),
    have: fc.uint8Array({ minLength: 8, maxLength: 8 }),
    document: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  }),
  fc.record({
    tag: fc.constant('entries' as const),
    number: u32,
    last: fc.boolean(),
    entries: fc.array(fc.uint8Array()),
  }),
  fc.record({ tag: fc.constant('check' as const), digest: bytes(8) }),
  fc.record({ tag: fc.constant('ask' as const) }),
);

describe('frames between pages', () => {
  test('an exchange frame is read as it was written', () => {
    fc.assert(
      fc.property(frame, (written) => {
        expect(readExchangeFrame(writeExchangeFrame(written))).toEqual(written);
      }),
    );
  });

  test('no bytes and no object make a reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (hostile) => {
        readExchangeFrame(hostile);
        readHello(hostile);
        readProof(hostile);
        readTabFrame(hostile);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.anything(), (hostile) => void parseSignallingMessage(hostile)));
  });

  test('a frame that was cut short, or is longer than it says, is malformed', () => {
    fc.assert(
      fc.property(frame, fc.integer({ min: 1, max: 8 }), (written, cut) => {
        const whole = writeExchangeFrame(written);
        fc.pre(whole.length > cut);
        expect(readExchangeFrame(whole.subarray(0, -cut))).toBeUndefined();
        expect(readExchangeFrame(Uint8Array.from([...whole, 0]))).toBeUndefined();
      }),
    );
  });

  test('changes laid over what was told before give what is told now, with the same digest', () => {
    fc.assert(
      fc.property(positions, positions, (before, more) => {
        const now = { positions: mergedPositions(before, more), waiting: [] };
        const old = { positions: before, waiting: [] };
        const merged = mergedPositions(before, changedPositions(old, now));
        const shuffled = new Map([...merged].reverse());
        expect(haveDigest({ positions: shuffled, waiting: [] })).toEqual(haveDigest(now));
      }),
    );
  });

  test('one position more, less or further gives another digest', () => {
    fc.assert(
      fc.property(positions, position, (some, [id, other]) => {
        fc.pre(!some.has(id));
        const one = haveDigest({ positions: some, waiting: [] });
        const two = haveDigest({ positions: new Map([...some, [id, other]]), waiting: [] });
        const further = { ...other, sequence: other.sequence === 1 ? 2 : other.sequence - 1 };
        const three = haveDigest({ positions: new Map([...some, [id, further]]), waiting: [] });
        expect(one).not.toEqual(two);
        expect(two).not.toEqual(three);
      }),
    );
  });

  test('ranges are asked for from the front, never more than the limit', () => {
    fc.assert(
      fc.property(fc.array(range), fc.integer({ min: 1, max: 500 }), (ranges, entries) => {
        const first = firstRanges(ranges, { entries, ranges: 10 });
        expect(first.length).toBeLessThanOrEqual(10);
        const asked = first.reduce((sum, { from, to }) => sum + to - from + 1, 0);
        expect(asked).toBeLessThanOrEqual(entries);
        for (const [at, part] of first.entries()) expect(part.from).toBe(ranges[at]?.from);
      }),
    );
  });

  test('a message of the rendezvous is read without anything it should not carry', () => {
    const sdp = 'v=0\r\no=- 4611 2 IN IP4 127.0.0.1\r\n';
    expect(
      parseSignallingMessage({
        type: 'signal',
        from: 'a',
        to: 'b',
        token: 1,
        extra: 1,
        signal: { type: 'offer', sdp, renegotiate: true },
      }),
    ).toEqual({ type: 'signal', from: 'a', to: 'b', token: 1, signal: { type: 'offer', sdp } });
    expect(sessionIdOf(sdp)).toBe('4611');
  });

  test('that a page is expected no more is said to one page by its name, or is nothing', () => {
    const gone = { type: 'gone', from: 'a', to: 'b' };
    expect(parseSignallingMessage({ ...gone, known: true, signal: {} })).toEqual(gone);
    const names = fc.oneof(fc.string({ maxLength: 70 }), fc.anything());
    fc.assert(
      fc.property(names, names, (from, to) => {
        const isName = (name: unknown): boolean =>
          typeof name === 'string' && name.length > 0 && name.length <= 64;
        const read = parseSignallingMessage({ type: 'gone', from, to });
        expect(read).toEqual(isName(from) && isName(to) ? { type: 'gone', from, to } : undefined);
      }),
    );
  });

  test('the own fingerprint is read only when there is exactly one', () => {
    const one = `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}\r\n`;
    const two = `a=fingerprint:sha-256 ${Array(32).fill('CD').join(':')}\r\n`;
    expect(ownFingerprint(one)).toEqual(new Uint8Array(32).fill(0xab));
    expect(ownFingerprint(one + one)).toEqual(new Uint8Array(32).fill(0xab));
    expect(ownFingerprint(one + two)).toBeUndefined();
    expect(ownFingerprint('')).toBeUndefined();
  });
});

import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { equalBytes, fromHex, toHex } from '../basics/bytes.ts';
import type { FeedRange, Have } from '../basics/feed-range.ts';
import type { DeviceId } from '../basics/id.ts';
import {
  maxPositions,
  maxRanges,
  readExchangeFrame,
  writeExchangeFrame,
} from './exchange-frames.ts';
import type { ExchangeFrame } from './exchange-frames.ts';
import { batches, serveWant } from './exchange-serve.ts';
import type { Accepted, FeedSource } from './feed-source.ts';
import {
  changedPositions,
  firstRanges,
  haveDigest,
  mergedPositions,
  sameRanges,
} from './have-view.ts';
import { lanes } from './peer-channel.ts';
import type { PeerChannel } from './peer-channel.ts';
import { createTried } from './tried-ranges.ts';

/** The exchange with one connected page. */
export interface ExchangePeer {
  /** Says what changed since it was last told (all of it the first time). */
  tell(): void;
  /** Says the digests of what it was told, so that a lost frame is noticed, and of what all of it says. */
  check(): void;
  /** Asks for what it holds and we lack, unless an answer is under way. */
  repair(): void;
  /** Sends fresh entries at once. */
  push(entries: readonly Uint8Array[]): void;
  close(): void;
}

/** What the exchanges with several pages share. */
export interface ExchangeShared {
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly count: Count;
  /** Those ranges in whose feeds no other page is being asked. */
  free(ranges: readonly FeedRange[], by: ExchangePeer): readonly FeedRange[];
  /** Marks the feeds of these ranges as being asked for. */
  claim(ranges: readonly FeedRange[], by: ExchangePeer): void;
  /** Takes all its marks away; others may ask now. */
  release(by: ExchangePeer): void;
  /** Something came in: others will want to know. */
  accepted(): void;
  /** The page holds the same as this one: whether that says the same too. */
  compared(equal: boolean): void;
}

/** Somebody else is asked when nothing of use has come for so long, */
const answerMs = 10_000;
/** or when the answer is not whole after so long, whatever has come: what has come is not asked for again. */
const wholeAnswerMs = 60_000;
/** All that is held is told at most so often. */
const wholeMs = 1_000;
const maxAsksBetween = 16;
const entriesPerWant = 2_000;
const maxWantsWaiting = 64;
const maxBytesToAccept = 96 * 1024 * 1024;
const maxBytesToPush = 8 * 1024 * 1024;

/** Begins the exchange with a page of this device. */
export function createExchangePeer(
  shared: ExchangeShared,
  { channel, device }: { readonly channel: PeerChannel; readonly device: DeviceId },
): ExchangePeer {
  const { source, clock, count } = shared;
  const lane = channel.lane(lanes.exchange);
  let theirs: Have | undefined;
  let told: Have | undefined;
  let asked: { readonly number: number; readonly sinceMs: number; stop: Cancel } | undefined;
  let wantNumber = 0;
  const tried = createTried();
  let closed = false;
  let wholeAtMs = Number.NEGATIVE_INFINITY;
  let wholeGoing = false;
  let asks = 0;
  let stopTelling: Cancel | undefined;
  let pushingBytes = 0;
  let acceptingBytes = 0;
  let accepting = false;
  let serving = false;
  const toAccept: Extract<ExchangeFrame, { tag: 'entries' }>[] = [];
  const toServe: Extract<ExchangeFrame, { tag: 'want' }>[] = [];

  const send = (frame: ExchangeFrame): Promise<boolean> => lane.send(writeExchangeFrame(frame));
  /** What was refused although a sound page would not have handed it over: one offence for each frame. */
  const judge = ({ offences }: Accepted, asked: boolean): void => {
    const guilty = offences.some(({ reason, of }) => {
      if (of === undefined) return true;
      // Others' words may be handed on in good faith; what we asked for may well be more than we can keep.
      return of === device && !(asked && reason === 'too-many');
    });
    if (guilty) channel.offend('exchange/void-entries');
  };
  const forgetAsked = (): void => {
    asked?.stop();
    asked = undefined;
    shared.release(peer);
  };
  const waitForAnswer = (number: number, sinceMs: number): void => {
    asked?.stop();
    const leftMs = sinceMs + wholeAnswerMs - clock.monotonicMs();
    const stop = clock.after(Math.max(0, Math.min(answerMs, leftMs)), () => {
      // What has come is still being read: that is no silence of theirs.
      if (accepting && leftMs > answerMs) {
        waitForAnswer(number, sinceMs);
        return;
      }
      count('exchange/no-answer');
      forgetAsked();
    });
    asked = { number, sinceMs, stop };
  };
  /** Once in a while, and when the last one is out of the way: one byte brings forth all that is held. */
  const tellWhole = (): void => {
    const waitMs = wholeAtMs + wholeMs - clock.monotonicMs();
    if (wholeGoing || waitMs > 0) {
      stopTelling = clock.after(Math.max(waitMs, wholeMs / 10), tellWhole);
      return;
    }
    asks = 0;
    told = undefined;
    peer.tell();
  };

  const acceptAll = async (): Promise<void> => {
    if (accepting) return;
    accepting = true;
    try {
      for (let frame = toAccept.shift(); frame !== undefined && !closed; frame = toAccept.shift()) {
        if (frame.entries.length > 0) {
          const outcome = await source.accept(frame.entries);
          for (const entry of frame.entries) acceptingBytes -= entry.length;
          if (outcome.refused > 0) count('exchange/refused', outcome.refused);
          judge(outcome, frame.number !== 0);
          if (outcome.applied > 0 || outcome.waiting > 0) {
            if (asked?.number === frame.number) waitForAnswer(frame.number, asked.sinceMs);
            tried.bore();
            shared.accepted();
          }
        }
        if (asked?.number === frame.number && frame.last) {
          forgetAsked();
          peer.repair();
        }
      }
    } finally {
      accepting = false;
    }
  };
  const serveAll = async (): Promise<void> => {
    if (serving) return;
    serving = true;
    try {
      for (let want = toServe.shift(); want !== undefined && !closed; want = toServe.shift()) {
        if (!(await serveWant({ source, lane }, want))) return;
      }
    } finally {
      serving = false;
    }
  };

  const take = (frame: ExchangeFrame): void => {
    switch (frame.tag) {
      case 'have':
        if (!frame.whole && theirs === undefined) {
          void send({ tag: 'ask' });
          return;
        }
        theirs = {
          positions:
            frame.whole || theirs === undefined
              ? frame.positions
              : mergedPositions(theirs.positions, frame.positions),
          waiting: frame.waiting,
        };
        if (theirs.positions.size > maxPositions) {
          theirs = undefined;
          channel.offend('exchange/too-many-feeds');
          return;
        }
        tried.renew();
        peer.repair();
        return;
      case 'check':
        if (theirs === undefined || !equalBytes(haveDigest(theirs), frame.digest)) {
          void send({ tag: 'ask' });
          return;
        }
        tried.renew();
        peer.repair();
        return;
      case 'says':
        if (equalBytes(haveDigest(source.have()), frame.have)) {
          const own = source.digestToCompare();
          if (own !== undefined) shared.compared(own === toHex(frame.document));
        }
        return;
      case 'ask':
        asks += 1;
        if (asks === 1) tellWhole();
        else if (asks > maxAsksBetween) channel.offend('exchange/too-many-asks');
        return;
      case 'want':
        if (toServe.length >= maxWantsWaiting) channel.offend('exchange/too-many-wants');
        else toServe.push(frame);
        void serveAll();
        return;
      case 'entries':
        for (const entry of frame.entries) acceptingBytes += entry.length;
        if (acceptingBytes > maxBytesToAccept) {
          for (const entry of frame.entries) acceptingBytes -= entry.length;
          channel.offend('exchange/too-many-entries');
          return;
        }
        toAccept.push(frame);
        void acceptAll();
    }
  };

  const peer: ExchangePeer = {
    tell() {
      const now = source.have();
      const positions = told === undefined ? now.positions : changedPositions(told, now);
      const whole = told === undefined;
      const quiet = told !== undefined && sameRanges(told.waiting, now.waiting);
      // What is told is kept as it is now: the source may go on using its own map.
      told = { positions: new Map(now.positions), waiting: [...now.waiting] };
      if (!whole && positions.size === 0 && quiet) return;
      const sent = send({ tag: 'have', whole, positions, waiting: now.waiting });
      if (!whole) return;
      wholeAtMs = clock.monotonicMs();
      wholeGoing = true;
      void sent.then(() => {
        wholeGoing = false;
      });
    },
    check() {
      if (told === undefined) return;
      void send({ tag: 'check', digest: haveDigest(told) });
      const digest = source.digestToCompare();
      if (digest === undefined) return;
      void send({ tag: 'says', have: haveDigest(source.have()), document: fromHex(digest) });
    },
    repair() {
      if (closed || asked !== undefined || theirs === undefined) return;
      const missing = shared.free(source.missing(theirs), peer);
      const ranges = firstRanges(tried.leaves(missing), {
        entries: entriesPerWant,
        ranges: maxRanges,
      });
      if (ranges.length === 0) return;
      tried.add(ranges);
      shared.claim(ranges, peer);
      wantNumber += 1;
      waitForAnswer(wantNumber, clock.monotonicMs());
      void send({ tag: 'want', number: wantNumber, ranges });
    },
    push(entries) {
      for (const batch of batches(entries)) {
        const frame = writeExchangeFrame({ tag: 'entries', number: 0, last: true, entries: batch });
        if (pushingBytes > 0 && pushingBytes + frame.length > maxBytesToPush) {
          // The line is slow: what is left out here is asked for after the next have.
          count('exchange/push-left-out', batch.length);
          continue;
        }
        pushingBytes += frame.length;
        void lane.send(frame).then(() => {
          pushingBytes -= frame.length;
        });
      }
    },
    close() {
      closed = true;
      lane.onFrame(undefined);
      forgetAsked();
      stopTelling?.();
      toAccept.length = 0;
      toServe.length = 0;
    },
  };
  lane.onFrame((body) => {
    const frame = readExchangeFrame(body);
    if (frame === undefined) channel.offend('exchange/malformed');
    else if (frame.tag === 'unknown') channel.ignore('exchange/unknown-frame');
    else take(frame);
  });
  return peer;
}

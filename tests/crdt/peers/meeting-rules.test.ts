import { describe, expect, test } from 'vitest';
import { createMeetingRules } from '../../../src/crdt/peers/webrtc/meeting-rules.ts';
import type { KnownConnection } from '../../../src/crdt/peers/webrtc/meeting-rules.ts';
import type { Signal, MeetingMessage } from '../../../src/crdt/peers/webrtc/signal.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const clock = simulatedClock();
const rulesOf = (own: string): ReturnType<typeof createMeetingRules> =>
  createMeetingRules({ own, clock, maxConnections: 2 });
const nothing = { connection: undefined, connections: 0, session: undefined };
const settled: KnownConnection = { ageMs: 9_000, open: true, awaitsAnswer: false, session: '1' };
const announce = (from: string, more: object = {}): MeetingMessage => ({
  type: 'announce',
  from,
  ...more,
});
const signal = (from: string, to: string, body: Signal): MeetingMessage => ({
  type: 'signal',
  from,
  to,
  token: 0,
  signal: body,
});
const offer: Signal = { type: 'offer', sdp: 'v=0' };

describe('who calls whom', () => {
  test('the lower name offers, the higher one asks to be called: never both', () => {
    expect(rulesOf('a').judge(announce('b'), nothing)).toEqual({ tag: 'deliver' });
    expect(rulesOf('b').judge(announce('a'), nothing)).toEqual({ tag: 'reply', known: false });
    const asked = announce('b', { to: 'a', known: false });
    expect(rulesOf('a').judge(asked, nothing)).toEqual({ tag: 'deliver' });
    expect(rulesOf('b').judge(signal('a', 'b', offer), nothing)).toEqual({ tag: 'deliver' });
    expect(rulesOf('a').judge(signal('b', 'a', offer), nothing)).toMatchObject({
      code: 'webrtc/not-its-turn',
    });
  });

  test('an offer is taken whatever the clock of its sender says', () => {
    const again = { connection: settled, connections: 1, session: '1' };
    expect(rulesOf('b').judge(signal('a', 'b', offer), again)).toEqual({ tag: 'deliver' });
  });

  test('a connection that the other side has lost is replaced, one that is only young is not', () => {
    const lost = announce('a', { to: 'b', known: false });
    const about = { connection: settled, connections: 1, session: undefined };
    expect(rulesOf('b').judge(lost, about)).toEqual({ tag: 'replace', then: 'reply' });
    const young = { ...about, connection: { ...settled, ageMs: 500 } };
    expect(rulesOf('b').judge(lost, young)).toEqual({ tag: 'reply', known: true });
    const other = { ...about, session: '2' };
    expect(rulesOf('b').judge(signal('a', 'b', offer), other)).toEqual({
      tag: 'replace',
      then: 'deliver',
    });
  });

  test('an announce of somebody we are with changes nothing', () => {
    const about = { connection: settled, connections: 1, session: undefined };
    expect(rulesOf('a').judge(announce('b'), about)).toEqual({ tag: 'ignore' });
    expect(rulesOf('b').judge(announce('a'), about)).toEqual({ tag: 'reply', known: true });
  });

  test('what y-webrtc would stumble over never reaches it', () => {
    const answer: Signal = { type: 'answer', sdp: 'v=0' };
    const candidate: Signal = {
      type: 'candidate',
      candidate: { candidate: 'x', sdpMid: '0', sdpMLineIndex: 0 },
    };
    const again: Signal = { type: 'renegotiate', renegotiate: true };
    const codes = [
      rulesOf('a').judge(signal('b', 'a', answer), nothing),
      rulesOf('a').judge(signal('b', 'a', candidate), nothing),
      rulesOf('a').judge(signal('b', 'a', again), nothing),
    ].map((verdict) => ('code' in verdict ? verdict.code : verdict.tag));
    expect(codes).toEqual(['webrtc/unasked-answer', 'webrtc/stray-candidate', 'webrtc/too-early']);
    expect(rulesOf('b').judge(signal('a', 'b', candidate), nothing)).toEqual({ tag: 'keep' });
    expect(rulesOf('a').judge(signal('b', 'c', offer), nothing)).toEqual({ tag: 'ignore' });
    expect(rulesOf('a').judge(announce('a'), nothing)).toEqual({ tag: 'ignore' });
  });

  test('there is an end to connections, and a page that fails is left alone longer and longer', async () => {
    const rules = rulesOf('a');
    expect(rules.judge(announce('b'), { ...nothing, connections: 2 })).toMatchObject({
      code: 'webrtc/full',
    });
    const waits = Array.from({ length: 9 }, () => rules.ended('b', undefined));
    expect(waits.slice(0, 3)).toEqual([500, 1_000, 2_000]);
    expect(waits.at(-1)).toBe(60_000);
    expect(rules.judge(announce('b'), nothing)).toMatchObject({ code: 'webrtc/resting' });
    await clock.advance(60_000);
    expect(rules.judge(announce('b'), nothing)).toEqual({ tag: 'deliver' });
    rules.ended('b', 10_000);
    expect(rules.judge(announce('b'), nothing)).toEqual({ tag: 'deliver' });
  });

  test('a page that this one keeps refusing is left alone for up to five minutes, and tried at once when asked to', async () => {
    const rules = rulesOf('a');
    const waits = Array.from({ length: 12 }, () => rules.ended('b', undefined, true));
    expect(waits.slice(0, 3)).toEqual([500, 1_000, 2_000]);
    expect(waits.at(-1)).toBe(300_000);
    await clock.advance(299_000);
    expect(rules.judge(announce('b'), nothing)).toMatchObject({ code: 'webrtc/resting' });
    rules.retry();
    expect(rules.judge(announce('b'), nothing)).toEqual({ tag: 'deliver' });
    // It has not become a better acquaintance by that.
    expect(rules.ended('b', undefined, true)).toBe(300_000);
    await clock.advance(300_000);
    expect(rules.judge(announce('b'), nothing)).toEqual({ tag: 'deliver' });
  });
});

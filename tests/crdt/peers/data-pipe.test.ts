import { describe, expect, test } from 'vitest';
import { createDataPipe } from '../../../src/crdt/peers/webrtc/data-pipe.ts';
import type { ByteChannel, DataPipe } from '../../../src/crdt/peers/webrtc/data-pipe.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';

interface FakeChannel extends ByteChannel {
  readyState: string;
  bufferedAmount: number;
  readonly sent: Uint8Array[];
  tell(type: string, data?: unknown): void;
  open(): void;
  drain(): void;
}

/** A data channel whose buffer the test drains. */
function fakeChannel(): FakeChannel {
  const listeners = new Map<string, ((event: { readonly data: unknown }) => void)[]>();
  const channel: FakeChannel = {
    readyState: 'connecting',
    bufferedAmount: 0,
    bufferedAmountLowThreshold: 0,
    sent: [],
    send(data) {
      channel.sent.push(data);
      channel.bufferedAmount += data.length;
    },
    close() {
      channel.readyState = 'closed';
    },
    addEventListener(type: string, listener: (event: { readonly data: unknown }) => void) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
    tell(type, data) {
      for (const listener of listeners.get(type) ?? []) listener({ data });
    },
    open() {
      channel.readyState = 'open';
      channel.tell('open');
    },
    drain() {
      channel.bufferedAmount = 0;
      channel.tell('bufferedamountlow');
    },
  };
  return channel;
}

function scene(maxMessageSize = 262_144): {
  readonly clock: SimulatedClock;
  readonly channel: FakeChannel;
  readonly pipe: DataPipe;
  readonly counted: string[];
  readonly ground: { unchanged: boolean };
} {
  const clock = simulatedClock();
  const channel = fakeChannel();
  const counted: string[] = [];
  const ground = { unchanged: true };
  const pipe = createDataPipe(channel, {
    clock,
    count: (code) => void counted.push(code),
    maxMessageSize: () => maxMessageSize,
    unchanged: () => ground.unchanged,
  });
  return { clock, channel, pipe, counted, ground };
}

describe('a pipe over a data channel', () => {
  test('gives the browser a little at a time, and the rest as that drains', async () => {
    const { channel, pipe } = scene();
    channel.open();
    let done = false;
    void pipe.send(new Uint8Array(4 * 1024 * 1024)).then(() => {
      done = true;
    });
    expect(channel.bufferedAmount).toBeLessThan(400 * 1024);
    for (let at = 0; at < 40; at += 1) channel.drain();
    await Promise.resolve();
    expect(done).toBe(true);
    const total = channel.sent.reduce((sum, piece) => sum + piece.length, 0);
    expect(total).toBeGreaterThan(4 * 1024 * 1024);
  });

  test('on a slow line a keystroke waits behind little more than one piece', async () => {
    const { clock, channel, pipe } = scene();
    channel.open();
    void pipe.send(new Uint8Array(8 * 1024 * 1024));
    for (let at = 0; at < 10; at += 1) {
      await clock.advance(500);
      channel.tell('message', Uint8Array.of(1).buffer);
      channel.drain();
    }
    const before = channel.bufferedAmount;
    expect(before).toBeLessThanOrEqual(2 * 64 * 1024);
    void pipe.send(Uint8Array.of(7));
    const ahead = channel.sent.length;
    channel.drain();
    expect(channel.sent[ahead]).toEqual(Uint8Array.of(2, 7));
  });

  test('cuts to what the other end takes', () => {
    const { channel, pipe } = scene(16 * 1024);
    void pipe.send(new Uint8Array(100_000));
    channel.open();
    for (let at = 0; at < 10; at += 1) channel.drain();
    expect(Math.max(...channel.sent.map((piece) => piece.length))).toBe(16 * 1024);
  });

  test('a failing send closes the pipe and says no, never nothing', async () => {
    const { channel, pipe, counted } = scene();
    channel.open();
    channel.send = () => {
      throw new Error('send queue is full');
    };
    const large = pipe.send(new Uint8Array(1024 * 1024));
    expect(await large).toBe(false);
    expect(pipe.closed).toBe(true);
    expect(counted).toContain('webrtc/send-failed');
  });

  test('an end that says nothing for ten seconds is dead, one that answers lives', async () => {
    const living = scene();
    living.channel.open();
    for (let at = 0; at < 60; at += 1) {
      await living.clock.advance(1_000);
      if (living.channel.sent.at(-1)?.[0] === 0)
        living.channel.tell('message', Uint8Array.of(1).buffer);
    }
    expect(living.pipe.closed).toBe(false);
    const dead = scene();
    dead.channel.open();
    await dead.clock.advance(10_000);
    expect(dead.pipe.closed).toBe(false);
    await dead.clock.advance(1_500);
    expect(dead.pipe.closed).toBe(true);
    expect(dead.counted).toEqual(['webrtc/dead']);
  });

  test('a ping is answered', () => {
    const { channel } = scene();
    channel.open();
    channel.tell('message', Uint8Array.of(0).buffer);
    expect(channel.sent).toEqual([Uint8Array.of(1)]);
  });

  test('a question that is not answered in time closes', async () => {
    const { clock, channel, pipe } = scene();
    channel.open();
    pipe.probe(2_000);
    await clock.advance(1_000);
    channel.tell('message', Uint8Array.of(1).buffer);
    await clock.advance(1_500);
    expect(pipe.closed).toBe(false);
    await clock.advance(10);
    pipe.probe(2_000);
    await clock.advance(2_100);
    expect(pipe.closed).toBe(true);
  });

  test('another certificate under the connection ends it', async () => {
    const { clock, channel, pipe, counted, ground } = scene();
    channel.open();
    ground.unchanged = false;
    await clock.advance(1_000);
    expect(pipe.closed).toBe(true);
    expect(counted).toEqual(['webrtc/certificate-changed']);
  });

  test.each([
    ['text', 'hello'],
    ['a piece of an unknown kind', Uint8Array.of(9, 9).buffer],
    ['more than 64 KiB before the gate', new Uint8Array(65 * 1024).fill(2).buffer],
  ])('%s closes it', (_, data) => {
    const { channel, pipe } = scene();
    channel.open();
    channel.tell('message', data);
    expect(pipe.closed).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { createRendezvousLine } from '../../../src/crdt/peers/webrtc/rendezvous-line.ts';
import type { LineSocket } from '../../../src/crdt/peers/webrtc/rendezvous-line.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

/** A socket that the test opens, closes and speaks through. */
function fakeSocket(): LineSocket & {
  readyState: number;
  readonly sent: string[];
  open(): void;
  say(data: unknown): void;
  break(): void;
} {
  const listeners = new Map<string, ((event: { readonly data: unknown }) => void)[]>();
  const tell = (type: string, data?: unknown): void => {
    for (const listener of listeners.get(type) ?? []) listener({ data });
  };
  const socket = {
    readyState: 0,
    sent: [] as string[],
    send: (text: string) => void socket.sent.push(text),
    close: () => socket.break(),
    addEventListener(type: string, listener: (event: { readonly data: unknown }) => void) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
    open() {
      socket.readyState = 1;
      tell('open');
    },
    say: (data: unknown) => tell('message', data),
    break() {
      if (socket.readyState === 3) return;
      socket.readyState = 3;
      tell('close');
    },
  };
  return socket;
}

function line(): {
  readonly clock: ReturnType<typeof simulatedClock>;
  readonly sockets: ReturnType<typeof fakeSocket>[];
  readonly counted: string[];
  readonly it: ReturnType<typeof createRendezvousLine>;
} {
  const clock = simulatedClock();
  const sockets: ReturnType<typeof fakeSocket>[] = [];
  const counted: string[] = [];
  const it = createRendezvousLine({
    url: 'wss://example.org',
    clock,
    random: seededRandom(1),
    count: (code) => void counted.push(code),
    open() {
      const socket = fakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  return { clock, sockets, counted, it };
}

const listener = { opened: () => undefined, heard: () => undefined };

describe('the line to a rendezvous', () => {
  test('opens with the first room, subscribes only what was asked for, and closes with the last', async () => {
    const { it, sockets } = line();
    expect(sockets).toHaveLength(0);
    const one = it.subscribe('one', listener);
    sockets[0]?.open();
    const two = it.subscribe('two', listener);
    await one();
    expect(sockets[0]?.sent.map((text): unknown => JSON.parse(text))).toEqual([
      { type: 'subscribe', topics: ['one'] },
      { type: 'subscribe', topics: ['two'] },
      { type: 'unsubscribe', topics: ['one'] },
    ]);
    expect(sockets[0]?.readyState).toBe(1);
    await two();
    expect(sockets[0]?.readyState).toBe(3);
  });

  test('after a break it subscribes the rooms that are left, not those that went', async () => {
    const { it, sockets, clock } = line();
    const stop = it.subscribe('one', listener);
    it.subscribe('two', listener);
    sockets[0]?.open();
    await stop();
    sockets[0]?.break();
    await clock.advance(1_000);
    sockets[1]?.open();
    expect(sockets[1]?.sent).toEqual(['{"type":"subscribe","topics":["two"]}']);
  });

  test('however long a server was away, it is tried again within two and a half seconds', async () => {
    const { it, sockets, clock } = line();
    it.subscribe('one', listener);
    for (let minute = 0; minute < 30; minute += 1) {
      sockets.at(-1)?.break();
      const before = sockets.length;
      await clock.advance(2_500);
      expect(sockets.length).toBeGreaterThan(before);
    }
    expect(it.state.get()).toBe('down');
    sockets.at(-1)?.open();
    expect(it.state.get()).toBe('open');
  });

  test('a socket that hangs while connecting, or goes silent, is given up', async () => {
    const { it, sockets, clock } = line();
    it.subscribe('one', listener);
    await clock.advance(6_000);
    expect(sockets.length).toBe(2);
    sockets[1]?.open();
    await clock.advance(15_100);
    expect(sockets[1]?.sent.at(-1)).toBe('{"type":"ping"}');
    sockets[1]?.say('{"type":"pong"}');
    await clock.advance(10_000);
    expect(sockets.length).toBe(2);
    await clock.advance(12_000);
    expect(sockets.length).toBe(3);
  });

  test('broken frames are counted and change nothing', () => {
    const { it, sockets, counted } = line();
    const heard: string[] = [];
    it.subscribe('one', { opened: () => undefined, heard: (data) => heard.push(data) });
    sockets[0]?.open();
    const broken = [
      'no json',
      '7',
      'null',
      '[]',
      '{"type":"publish","topic":5,"data":"x"}',
      7,
      new Uint8Array(),
    ];
    for (const data of broken) sockets[0]?.say(data);
    sockets[0]?.say('{"type":"publish","topic":"one","data":"x","clients":2}');
    sockets[0]?.say('{"type":"publish","topic":"two","data":"y"}');
    expect(counted).toHaveLength(broken.length);
    expect(heard).toEqual(['x']);
  });

  test('asking to try again connects at once', async () => {
    const { it, sockets, clock } = line();
    it.subscribe('one', listener);
    for (let at = 0; at < 8; at += 1) {
      sockets.at(-1)?.break();
      await clock.advance(3_000);
    }
    sockets.at(-1)?.break();
    const before = sockets.length;
    it.retry();
    expect(sockets.length).toBe(before + 1);
  });
});

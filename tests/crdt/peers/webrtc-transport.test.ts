import { afterEach, expect, test, vi } from 'vitest';
import { createWebrtcTransport } from '../../../src/crdt/peers/webrtc-transport.ts';
import { openYWebrtcRoom } from '../../../src/crdt/peers/webrtc/y-webrtc-room.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

vi.mock('../../../src/crdt/peers/webrtc/y-webrtc-room.ts', () => ({ openYWebrtcRoom: vi.fn() }));

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a room that does not open can be left, and its topic is free for the next', async () => {
  for (const name of ['RTCPeerConnection', 'RTCSessionDescription', 'RTCIceCandidate']) {
    vi.stubGlobal(name, EventTarget);
  }
  vi.mocked(openYWebrtcRoom).mockRejectedValue(new Error('the code of the room did not load'));
  const clock = simulatedClock();
  const counted: string[] = [];
  const transport = createWebrtcTransport({
    rendezvous: [],
    iceServers: [],
    clock,
    random: seededRandom(1),
    count: (code) => counted.push(code),
  });
  const join = () =>
    transport.join({
      address: { topic: 'topic', signalling: 'signalling' },
      gate: () => Promise.resolve(undefined),
    });
  const first = join();
  await clock.advance(10);
  expect(counted).toContain('webrtc/room-failed');
  expect(first.state.get()).toEqual({ tag: 'unreachable' });
  await first.leave();

  const second = join();
  await clock.advance(10);
  expect(openYWebrtcRoom).toHaveBeenCalledTimes(2);
  await second.leave();
});

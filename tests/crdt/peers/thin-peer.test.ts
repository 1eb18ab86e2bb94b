import { describe, expect, test } from 'vitest';
import ThinPeer from '../../../src/crdt/peers/webrtc/thin-peer.ts';
import type { PeerNative } from '../../../src/crdt/peers/webrtc/thin-peer.ts';
import type { CandidateSignal, DescriptionSignal } from '../../../src/crdt/peers/webrtc/signal.ts';

/** A browser's connection that does what it is told, and no more. */
class FakeNative implements PeerNative {
  static latest: FakeNative;
  connectionState: RTCPeerConnectionState = 'new';
  iceConnectionState: RTCIceConnectionState = 'new';
  localDescription: { type: RTCSdpType; sdp: string } | null = null;
  remoteDescription: DescriptionSignal | null = null;
  onconnectionstatechange: (() => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  onicecandidate: PeerNative['onicecandidate'] = null;
  ondatachannel: PeerNative['ondatachannel'] = null;
  readonly channel = {
    onopen: null as (() => void) | null,
    onclose: null as (() => void) | null,
  };
  readonly added: string[] = [];
  closed = 0;
  refuses = false;

  constructor() {
    FakeNative.latest = this;
  }
  createDataChannel(): FakeNative['channel'] {
    return this.channel;
  }
  setLocalDescription(): Promise<void> {
    const type = this.remoteDescription?.type === 'offer' ? 'answer' : 'offer';
    this.localDescription = { type, sdp: `own ${type}` };
    return Promise.resolve();
  }
  setRemoteDescription(description: DescriptionSignal): Promise<void> {
    if (this.refuses) return Promise.reject(new Error('no description of mine'));
    this.remoteDescription = description;
    return Promise.resolve();
  }
  addIceCandidate({ candidate }: CandidateSignal['candidate']): Promise<void> {
    this.added.push(candidate);
    return candidate === 'odd' ? Promise.reject(new Error('odd')) : Promise.resolve();
  }
  close(): void {
    this.closed += 1;
  }
}

function open(initiator: boolean): { peer: ThinPeer; native: FakeNative; said: unknown[] } {
  const peer = new ThinPeer({ initiator, wrtc: { RTCPeerConnection: FakeNative } });
  const said: unknown[] = [];
  peer.on('signal', (signal) => said.push(signal));
  for (const event of ['connect', 'close', 'error'] as const) {
    peer.on(event, () => said.push(event));
  }
  return { peer, native: FakeNative.latest, said };
}

/** All that is promised by now has been done. */
async function settled(): Promise<void> {
  for (let at = 0; at < 20; at += 1) await Promise.resolve();
}
const candidate = (text: string): CandidateSignal => ({
  type: 'candidate',
  candidate: { candidate: text, sdpMLineIndex: 0, sdpMid: '0' },
});

describe('under y-webrtc', () => {
  test('who calls offers, and is connected when the channel opens', async () => {
    const { peer, native, said } = open(true);
    await settled();
    expect(said).toEqual([{ type: 'offer', sdp: 'own offer' }]);
    peer.signal({ type: 'answer', sdp: 'theirs' });
    await settled();
    native.channel.onopen?.();
    expect(said.at(-1)).toBe('connect');
  });

  test('who is called answers an offer and offers nothing', async () => {
    const { peer, native, said } = open(false);
    native.ondatachannel?.({ channel: native.channel });
    await settled();
    expect(said).toEqual([]);
    peer.signal({ type: 'renegotiate', renegotiate: true });
    await settled();
    expect(said).toEqual([]);
    peer.signal({ type: 'offer', sdp: 'theirs' });
    await settled();
    expect(said).toEqual([{ type: 'answer', sdp: 'own answer' }]);
    native.channel.onopen?.();
    expect(said.at(-1)).toBe('connect');
  });

  test('ways that come before the description wait for it, and one that is odd harms nothing', async () => {
    const { peer, native, said } = open(false);
    for (const text of ['first', 'odd', 'second']) peer.signal(candidate(text));
    expect(native.added).toEqual([]);
    peer.signal({ type: 'offer', sdp: 'theirs' });
    await settled();
    peer.signal(candidate('third'));
    await settled();
    expect(native.added).toEqual(['first', 'odd', 'second', 'third']);
    expect(said).toEqual([{ type: 'answer', sdp: 'own answer' }]);
  });

  test('own ways are said one by one', () => {
    const { native, said } = open(false);
    const { candidate: way } = candidate('mine');
    const withMore = { ...way, usernameFragment: 'not said' };
    native.onicecandidate?.({ candidate: withMore });
    native.onicecandidate?.({ candidate: null });
    expect(said).toEqual([candidate('mine')]);
  });

  test.each([
    [
      'a description that cannot be used',
      async (native: FakeNative, peer: ThinPeer) => {
        native.refuses = true;
        peer.signal({ type: 'offer', sdp: 'nonsense' });
        await settled();
      },
    ],
    [
      'no way to the other end',
      (native: FakeNative) => {
        native.iceConnectionState = 'failed';
        native.oniceconnectionstatechange?.();
      },
    ],
  ])('%s ends it, once and with a word', async (_, fail) => {
    const { peer, native, said } = open(false);
    await fail(native, peer);
    peer.destroy();
    peer.signal({ type: 'offer', sdp: 'late' });
    native.onicecandidate?.({ candidate: { candidate: 'late', sdpMLineIndex: 0, sdpMid: '0' } });
    await settled();
    expect(said).toEqual(['error', 'close']);
    expect(native.closed).toBe(1);
  });

  test('a channel that closes ends it without a word', async () => {
    const { native, said } = open(true);
    native.channel.onclose?.();
    await settled();
    expect(said).toEqual(['close']);
    expect(native.closed).toBe(1);
  });
});

import type { CandidateSignal, DescriptionSignal, Signal } from './signal.ts';

type PeerEvent = 'signal' | 'connect' | 'data' | 'error' | 'close';
type Listener = (value?: unknown) => void;

/** The part of a data channel that a peer listens to: our resting one. */
interface OpeningChannel {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
}

/** The parts of an RTCPeerConnection that a peer works with. */
export interface PeerNative {
  readonly connectionState: RTCPeerConnectionState;
  readonly iceConnectionState: RTCIceConnectionState;
  readonly localDescription: { readonly type: RTCSdpType; readonly sdp: string } | null;
  readonly remoteDescription: object | null;
  onconnectionstatechange: (() => void) | null;
  oniceconnectionstatechange: (() => void) | null;
  onicecandidate: ((event: { readonly candidate: NativeCandidate | null }) => void) | null;
  ondatachannel: ((event: { readonly channel: OpeningChannel }) => void) | null;
  createDataChannel(label: string): OpeningChannel;
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: DescriptionSignal): Promise<void>;
  addIceCandidate(candidate: NativeCandidate): Promise<void>;
  close(): void;
}

type NativeCandidate = CandidateSignal['candidate'];

/** What `peerOpts` brings. */
export interface ThinPeerOptions {
  readonly initiator: boolean;
  readonly wrtc: { readonly RTCPeerConnection: new () => PeerNative };
}

/** Candidates that may come before the description that they belong to. */
const maxKept = 64;

/**
 * What y-webrtc asks of simple-peer, and no more: offer, answer, candidates, an end. It stands in simple-peer's place
 * in the built app (scripts/vite/light-parts.ts): that package is no longer kept up and brings streams, cameras and
 * browsers of ten years ago. Nothing is sent or received here; everything that people write travels on our own channel
 * (hardened-connection.ts). Only the initiator ever offers, so two offers never cross.
 */
export default class ThinPeer {
  readonly #initiator: boolean;
  readonly #native: PeerNative;
  readonly #listeners = new Map<PeerEvent, Listener[]>();
  readonly #early: NativeCandidate[] = [];
  #over = false;

  constructor({ initiator, wrtc }: ThinPeerOptions) {
    const native = new wrtc.RTCPeerConnection();
    this.#initiator = initiator;
    this.#native = native;
    native.onicecandidate = ({ candidate }) => {
      if (candidate === null) return;
      const { sdpMLineIndex, sdpMid } = candidate;
      const way = { candidate: candidate.candidate, sdpMLineIndex, sdpMid };
      this.#emit('signal', { type: 'candidate', candidate: way } satisfies Signal);
    };
    const look = (): void => {
      if (native.iceConnectionState === 'failed' || native.connectionState === 'failed') {
        this.destroy(new Error('no way to the other end'));
      }
    };
    native.oniceconnectionstatechange = look;
    native.onconnectionstatechange = look;
    const watch = (channel: OpeningChannel): void => {
      channel.onopen = () => this.#emit('connect');
      channel.onclose = () => this.destroy();
    };
    if (initiator) {
      watch(native.createDataChannel(''));
      void this.#describe();
    } else {
      native.ondatachannel = ({ channel }) => watch(channel);
    }
  }

  on(event: PeerEvent, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  /** Takes in what the other end's peer has signalled. */
  signal(signal: Signal): void {
    if (this.#over) return;
    switch (signal.type) {
      case 'candidate':
        if (this.#native.remoteDescription !== null) this.#add(signal.candidate);
        else if (this.#early.length < maxKept) this.#early.push(signal.candidate);
        break;
      case 'offer':
      case 'answer':
        void this.#take(signal);
        break;
      case 'renegotiate':
        if (this.#initiator) void this.#describe();
        break;
      case 'transceiverRequest':
        // Asked for by cameras, of which there is none here.
        break;
    }
  }

  /** y-webrtc's frames are those of an empty document: they go nowhere. */
  send(): void {
    // Nothing to do.
  }

  /** Ends the connection; `error` and `close` are told a microtask later, once. */
  destroy(error?: unknown): void {
    if (this.#over) return;
    this.#over = true;
    this.#native.close();
    queueMicrotask(() => {
      if (error !== undefined) this.#tell('error', error);
      this.#tell('close');
      this.#listeners.clear();
    });
  }

  async #take(description: DescriptionSignal): Promise<void> {
    try {
      await this.#native.setRemoteDescription(description);
    } catch (problem) {
      this.destroy(problem);
      return;
    }
    for (const candidate of this.#early.splice(0)) this.#add(candidate);
    if (description.type === 'offer') await this.#describe();
  }

  /** An offer or an answer, as it is this side's turn. */
  async #describe(): Promise<void> {
    if (this.#over) return;
    try {
      await this.#native.setLocalDescription();
      const { localDescription: own } = this.#native;
      if (own?.type === 'offer' || own?.type === 'answer') {
        this.#emit('signal', { type: own.type, sdp: own.sdp } satisfies Signal);
      }
    } catch (problem) {
      this.destroy(problem);
    }
  }

  #add(candidate: NativeCandidate): void {
    // One way that this browser cannot use; there are others, and a connection that finds none fails by itself.
    this.#native.addIceCandidate(candidate).catch(() => undefined);
  }

  #emit(event: PeerEvent, value?: unknown): void {
    if (!this.#over) this.#tell(event, value);
  }

  #tell(event: PeerEvent, value?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value);
  }
}

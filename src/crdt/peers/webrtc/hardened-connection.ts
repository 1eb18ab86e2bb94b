import type { Cancel, Clock } from '../../basics/clock.ts';
import type { Count } from '../../basics/count.ts';
import { equalBytes } from '../../basics/bytes.ts';
import type { PeerLink } from '../transport.ts';
import { createDataPipe } from './data-pipe.ts';
import { certificateFingerprint, ownFingerprint, remoteCertificate } from './fingerprints.ts';
import { createRestingChannel } from './resting-channel.ts';

/** How one connection came to its end. */
export interface Ended {
  /** y-webrtc's name of the other page. */
  readonly peer: string;
  /** Whether its gate had passed, and for how long it was connected then. */
  readonly connectedMs: number | undefined;
  /** Whether it was this page that did not let the other in. */
  readonly refused: boolean;
}

/** What a room gives to its hardened connections. */
export interface HardenedOptions {
  readonly iceServers: readonly RTCIceServer[];
  readonly relayOnly: boolean;
  readonly clock: Clock;
  readonly count: Count;
  /** y-webrtc's name of the page that is being connected in this very call. */
  readonly peer: () => string;
  /** Runs the gate; see RoomConnections. */
  readonly admit: (link: PeerLink, opened: () => void) => Promise<boolean>;
  /** The connection, while it lives. */
  readonly begun: (peer: string, connection: HardenedConnection) => void;
  readonly ended: (ended: Ended) => void;
}

/** What the room may ask of a connection that lives. */
export interface HardenedConnection {
  readonly native: RTCPeerConnection;
  /** When its gate passed, by the monotonic clock. */
  readonly openSinceMs: () => number | undefined;
  readonly probe: (withinMs: number) => void;
}

/** The id of our data channel: agreed beforehand, so that nobody has to announce it. */
const channelId = 0;
/** From the first offer to an open channel; loss and relays may take nine seconds. */
const connectMs = 20_000;

/**
 * The `wrtc` that simple-peer builds its connections with (its own extension point, reached by y-webrtc's
 * `peerOpts`). Every connection has one channel of ours, which the gate guards; simple-peer holds a resting one.
 */
export function hardenedWrtc(options: HardenedOptions): object {
  function HardenedPeerConnection(): RTCPeerConnection {
    return createHardened(options);
  }
  return { RTCPeerConnection: HardenedPeerConnection, RTCSessionDescription, RTCIceCandidate };
}

function createHardened(options: HardenedOptions): RTCPeerConnection {
  const { clock, count } = options;
  const peer = options.peer();
  const native = new RTCPeerConnection({
    iceServers: [...options.iceServers],
    iceTransportPolicy: options.relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  });
  const channel = native.createDataChannel('attune', { negotiated: true, id: channelId });
  channel.binaryType = 'arraybuffer';
  let certificate: Uint8Array | undefined;
  let openSinceMs: number | undefined;
  let refused = false;
  let over = false;

  const unchanged = (): boolean => {
    if (certificate === undefined) return true;
    const now = remoteCertificate(native);
    return now !== undefined && equalBytes(new Uint8Array(now), certificate);
  };
  const pipe = createDataPipe(channel, {
    clock,
    count,
    unchanged,
    maxMessageSize: () => native.sctp?.maxMessageSize ?? 16 * 1024,
  });
  const resting = createRestingChannel('attune');
  const nativeClose = native.close.bind(native);
  const stopTimer: Cancel = clock.after(connectMs, () => {
    count('webrtc/no-connection');
    pipe.close();
  });
  const end = (): void => {
    if (over) return;
    over = true;
    stopTimer();
    pipe.close();
    nativeClose();
    const connectedMs = openSinceMs === undefined ? undefined : clock.monotonicMs() - openSinceMs;
    options.ended({ peer, connectedMs, refused });
    resting.end();
  };
  pipe.onClose(end);

  const run = async (): Promise<void> => {
    stopTimer();
    const raw = remoteCertificate(native);
    const description = native.localDescription;
    const own = description === null ? undefined : ownFingerprint(description.sdp);
    if (raw === undefined || own === undefined) {
      count('webrtc/no-fingerprint');
      pipe.close();
      return;
    }
    certificate = new Uint8Array(raw.slice(0));
    const other = await certificateFingerprint(raw);
    const link: PeerLink = {
      id: `webrtc-${peer}-${clock.monotonicMs()}`,
      initiator: description?.type === 'offer',
      fingerprints: { own, other },
      send: (message) => pipe.send(message),
      onMessage: (listener) => pipe.onMessage(listener),
      onClose: (listener) => pipe.onClose(listener),
      close() {
        refused = openSinceMs === undefined;
        pipe.close();
      },
    };
    await options.admit(link, () => {
      openSinceMs = clock.monotonicMs();
      pipe.open();
      resting.open();
    });
  };
  channel.addEventListener('open', () => void run());
  native.addEventListener('datachannel', ({ channel: strange }) => {
    count('webrtc/strange-channel');
    strange.close();
  });
  native.addEventListener('iceconnectionstatechange', () => {
    // The path may be gone (another network, a sleeping machine): find out rather than wait.
    if (native.iceConnectionState === 'disconnected') pipe.probe(2_000);
  });
  native.addEventListener('signalingstatechange', () => {
    if (unchanged()) return;
    count('webrtc/certificate-changed');
    pipe.close();
  });

  // What simple-peer may touch differs from the browser's own in these three.
  Object.defineProperties(native, {
    createDataChannel: { value: () => resting.face },
    ondatachannel: {
      set(listener: ((event: { readonly channel: object }) => void) | null) {
        listener?.({ channel: resting.face });
      },
    },
    close: { value: end },
  });
  options.begun(peer, {
    native,
    openSinceMs: () => openSinceMs,
    probe: (withinMs) => pipe.probe(withinMs),
  });
  return native;
}

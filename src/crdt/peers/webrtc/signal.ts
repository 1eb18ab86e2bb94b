/** A description of a connection's one end, as simple-peer says it. */
export interface DescriptionSignal {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** A way on which one end may be reached. */
export interface CandidateSignal {
  readonly type: 'candidate';
  readonly candidate: {
    readonly candidate: string;
    readonly sdpMLineIndex: number | null;
    readonly sdpMid: string | null;
  };
}

/** The answering end has something to add (a camera) and asks for a new offer. */
export interface AgainSignal {
  readonly type: 'renegotiate';
  readonly renegotiate: true;
}

export interface TransceiverSignal {
  readonly type: 'transceiverRequest';
  readonly transceiverRequest: { readonly kind: 'audio' | 'video' };
}

/** What simple-peer understands. */
export type Signal = DescriptionSignal | CandidateSignal | AgainSignal | TransceiverSignal;

/** What y-webrtc says and hears: pages meet by it. */
export type MeetingMessage =
  | {
      readonly type: 'announce';
      readonly from: string;
      /** Ours: for one page only. y-webrtc lets others ignore it. */
      readonly to?: string;
      /** Ours, with `to`: whether the sender has a connection with that page. */
      readonly known?: boolean;
    }
  | {
      readonly type: 'signal';
      readonly from: string;
      readonly to: string;
      readonly token: number;
      readonly signal: Signal;
    };

/** Ours: that page is expected no more in this room. y-webrtc never hears of it. */
export interface GoneMessage {
  readonly type: 'gone';
  readonly from: string;
  readonly to: string;
}

/** What pages say to each other through the rendezvous, inside y-webrtc's encryption. */
export type SignallingMessage = MeetingMessage | GoneMessage;

const maxSdp = 64 * 1024;
const maxText = 2_048;

/** Reads a message that was decrypted; undefined when it is not exactly one of ours. Copies nothing unknown. */
export function parseSignallingMessage(value: unknown): SignallingMessage | undefined {
  if (!isRecord(value)) return undefined;
  const from = nameOf(value['from']);
  if (from === undefined) return undefined;
  const to = nameOf(value['to']);
  if (value['type'] === 'announce') {
    const known = value['known'] === true;
    return to === undefined ? { type: 'announce', from } : { type: 'announce', from, to, known };
  }
  if (to === undefined) return undefined;
  if (value['type'] === 'gone') return { type: 'gone', from, to };
  if (value['type'] !== 'signal') return undefined;
  const signal = parseSignal(value['signal']);
  const token = value['token'];
  if (signal === undefined || typeof token !== 'number') return undefined;
  return { type: 'signal', from, to, token, signal };
}

function parseSignal(value: unknown): Signal | undefined {
  if (!isRecord(value)) return undefined;
  const type = value['type'];
  switch (type) {
    case 'offer':
    case 'answer': {
      const sdp = value['sdp'];
      return typeof sdp === 'string' && sdp.length <= maxSdp ? { type, sdp } : undefined;
    }
    case 'candidate':
      return parseCandidate(value['candidate']);
    case 'renegotiate':
      return { type, renegotiate: true };
    case 'transceiverRequest': {
      const request = value['transceiverRequest'];
      const kind = isRecord(request) ? request['kind'] : undefined;
      return kind === 'audio' || kind === 'video'
        ? { type, transceiverRequest: { kind } }
        : undefined;
    }
    default:
      return undefined;
  }
}

function parseCandidate(value: unknown): CandidateSignal | undefined {
  if (!isRecord(value)) return undefined;
  const { candidate, sdpMLineIndex = null, sdpMid = null } = value;
  if (typeof candidate !== 'string' || candidate.length > maxText) return undefined;
  if (sdpMLineIndex !== null && typeof sdpMLineIndex !== 'number') return undefined;
  if (sdpMid !== null && typeof sdpMid !== 'string') return undefined;
  if (sdpMLineIndex === null && sdpMid === null) return undefined;
  return { type: 'candidate', candidate: { candidate, sdpMLineIndex, sdpMid } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 64 ? value : undefined;

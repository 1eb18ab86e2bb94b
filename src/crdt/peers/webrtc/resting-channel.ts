/**
 * What simple-peer gets in place of a data channel: it opens and closes with our connection and carries nothing.
 * y-webrtc's frames are those of an empty document, so they may rest here for ever; everything that people
 * write travels on our own channel, which simple-peer never sees.
 */
export interface RestingChannel {
  /** What simple-peer holds. */
  readonly face: object;
  /** Tells simple-peer that it is connected. */
  open(): void;
  /** Tells simple-peer that the connection has ended, so that it lets go of everything. */
  end(): void;
}

/** A channel that is still connecting. */
export function createRestingChannel(label: string): RestingChannel {
  const face = {
    label,
    readyState: 'connecting',
    binaryType: 'arraybuffer',
    bufferedAmount: 0,
    bufferedAmountLowThreshold: 0,
    onopen: undefined as (() => void) | null | undefined,
    onclose: undefined as (() => void) | null | undefined,
    send: () => undefined,
    close() {
      face.readyState = 'closed';
    },
  };
  return {
    face,
    open() {
      if (face.readyState !== 'connecting') return;
      face.readyState = 'open';
      face.onopen?.();
    },
    end() {
      face.readyState = 'closed';
      face.onclose?.();
    },
  };
}

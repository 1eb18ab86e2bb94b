import type { DeviceId, MemberId } from '../basics/id.ts';

/** Who a peer has shown to be. */
export interface PeerDevice {
  readonly device: DeviceId;
  readonly member: MemberId;
}

/** Our own signature and the roster, as the device handshake needs them; wired in spaces. */
export interface Members {
  readonly own: PeerDevice;
  /** Our certificate chain from the founder's certificate on, encoded. */
  ownChain(): readonly Uint8Array[];
  sign(message: Uint8Array): Uint8Array;
  /**
   * The device of a chain, when it leads from genesis to a device that is not removed and that signed
   * `message`; an unknown but valid one is taken into the roster. Undefined otherwise.
   */
  verify(proof: {
    readonly chain: readonly Uint8Array[];
    readonly message: Uint8Array;
    readonly signature: Uint8Array;
  }): Promise<PeerDevice | undefined>;
}

/** Seals small frames under one key of the Space; wired in spaces. */
export interface Sealer {
  seal(plain: Uint8Array, associated: Uint8Array): Uint8Array;
  /** Undefined when it was not sealed with this key for this associated data. */
  open(sealed: Uint8Array, associated: Uint8Array): Uint8Array | undefined;
}

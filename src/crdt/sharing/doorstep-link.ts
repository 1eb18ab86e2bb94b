import type { Cancel } from '../basics/clock.ts';

/** A connection at a doorstep, as sharing sees it: whole messages to and from one unknown page. A PeerLink fits. */
export interface DoorstepLink {
  readonly id: string;
  /** SHA-256 of each side's DTLS certificate: what the spoken words are bound to. */
  readonly fingerprints: { readonly own: Uint8Array; readonly other: Uint8Array };
  /** False when it could not be sent. */
  send(message: Uint8Array): Promise<boolean>;
  onMessage(listener: (message: Uint8Array) => void): void;
  onClose(listener: () => void): Cancel;
  close(): void;
}

import type { Cancel } from '../basics/clock.ts';
import type { Live } from '../basics/live.ts';

/** How pages meet: the room's derived name, and the derived password of its signalling. Both are secrets. */
export interface RoomAddress {
  readonly topic: string;
  readonly signalling: string;
}

/**
 * One raw, ordered, reliable connection to another page, before and after it has shown who it is. Messages of
 * any size up to 64 MiB arrive whole or the link closes. A small message may overtake a large one that is still
 * under way, so that a keystroke never waits behind a file; small ones keep their order, and so do large ones.
 */
export interface PeerLink {
  /** Unique within this page; never shown, never trusted. */
  readonly id: string;
  /** Whether this side made the offer. */
  readonly initiator: boolean;
  /**
   * What the handshake binds to: SHA-256 of each side's DTLS certificate. On transports without DTLS (memory,
   * tabs) two values that both ends agree on and nobody between them can choose.
   */
  readonly fingerprints: { readonly own: Uint8Array; readonly other: Uint8Array };
  /** Resolves when the bytes were handed on under backpressure; false when the link closed or they are too large. */
  send(message: Uint8Array): Promise<boolean>;
  /**
   * One listener; messages that came before it was set are kept for it (within bounds). `undefined` takes the
   * present one away: what comes then is kept for the next.
   */
  onMessage(listener: ((message: Uint8Array) => void) | undefined): void;
  onClose(listener: () => void): Cancel;
  close(): void;
}

/**
 * Decides who is on a fresh link, by a handshake over it. `undefined` refuses: the link closes. Until it
 * resolves nothing else passes. Given 10 s in all.
 */
export type Gate<Who> = (link: PeerLink) => Promise<Who | undefined>;

/** A link whose other end has shown who it is. */
export interface PeerConnection<Who> {
  readonly who: Who;
  readonly link: PeerLink;
}

/** How far this page is from meeting others there. */
export type RoomState =
  | { readonly tag: 'connecting' }
  /** The rendezvous answers: whoever comes will be met. */
  | { readonly tag: 'waiting' }
  /** No rendezvous can be reached; tries again by itself. Links that exist go on. */
  | { readonly tag: 'unreachable' }
  /** This browser cannot connect at all (no WebRTC). */
  | { readonly tag: 'impossible' };

/** A joined room. */
export interface Room<Who> {
  readonly state: Live<RoomState>;
  connections(): readonly PeerConnection<Who>[];
  /** Told of every connection that passed the gate, those that exist already included. */
  onConnection(listener: (connection: PeerConnection<Who>) => void): Cancel;
  /** Tries again now: after sleep, a network change, or when somebody presses a button. */
  retry(): void;
  /** Leaves; resolves when no socket, timer, channel or listener of it is left. */
  leave(): Promise<void>;
}

/** How a room is joined. */
export interface Joining<Who> {
  readonly address: RoomAddress;
  readonly gate: Gate<Who>;
  /** Somebody who has both parts of the address says that this page is expected there no more. Nothing else follows from it here. */
  readonly onTurnedAway?: (() => void) | undefined;
}

/** A way for pages to meet: WebRTC, tabs of one browser, or memory in tests. */
export interface Transport {
  join<Who>(options: Joining<Who>): Room<Who>;
}

/** How somebody is turned away. */
export interface TurningAway {
  readonly address: RoomAddress;
  /** Somebody stood there: a page that announces itself has its answer, whoever only pokes at the room has none. */
  readonly told: () => void;
}

/** A way to pages of other devices, by which also those can be told something who are to be met no more. */
export interface OuterTransport extends Transport {
  /**
   * Stands in a room in which nobody is met: never says that it is there, makes no connection, and answers another page that
   * announces itself by telling it that it is expected no more. Resolves when it stands there; rejects when that could not be loaded.
   */
  turnAway(options: TurningAway): Promise<{ leave(): Promise<void> }>;
}

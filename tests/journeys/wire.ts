/** A room to enter. */
export interface WireRoom {
  readonly topic: string;
  /** Undefined: whatever it would ask by itself. */
  readonly rendezvous: string | undefined;
  /** Which STUN and TURN: none, or whatever it would ask by itself. */
  readonly ice: 'none' | 'its own';
}

/**
 * Meeting others and saying things to them, by y-webrtc as it comes or by our own parts: what a hazard is tried on.
 * Not part of the app.
 */
export interface Wire {
  enter(room: WireRoom): void;
  /** Lets one room be, as its own documentation says to; the page may enter it again. */
  rest(topic: string): Promise<void>;
  /** Leaves the room that was entered first under this topic, for good. */
  leave(topic: string): Promise<void>;
  met(topic: string): number;
  /** Writes once, so many bytes. */
  write(topic: string, bytes: number): void;
  /** How many times anybody wrote, as far as it is here. */
  held(topic: string): number;
  show(topic: string, text: string): void;
  /** What each other page that is seen here shows, by its name. */
  shown(topic: string): Readonly<Record<string, string>>;
  /** Who was seen here and then was not, by name, even for a moment. */
  vanished(topic: string): readonly string[];
  /** This page's name, as others see it. */
  name(topic: string): string;
  /** Says, as well as one can, that another page shows this (undefined: nothing), then shows something itself. */
  forge(topic: string, of: string, shows: string | undefined): void;
  /** Publishes messages at the rendezvous as somebody who has this secret. */
  publish(options: {
    readonly topic: string;
    readonly rendezvous: string;
    readonly secret: string;
    /** A list of objects, as JSON. */
    readonly messages: string;
  }): Promise<void>;
  /** Whether this page made the offer to the other. */
  calls(topic: string): boolean;
  /** Asks for the live connection to be agreed on anew, as a camera would. */
  renegotiate(topic: string): Promise<void>;
}

declare global {
  interface Window {
    wires: { stock: Wire; ours: Wire };
    /** Every connection that was made in this page, with the servers it was to ask. */
    natives: { readonly native: RTCPeerConnection; readonly servers: readonly string[] }[];
    /** The next frame of at least 500 bytes on any data channel of this page is lost. */
    loseNext: boolean;
  }
}

/** The secret of a room, in these tests. */
export const secretOf = (topic: string): string => `secret of ${topic}`;

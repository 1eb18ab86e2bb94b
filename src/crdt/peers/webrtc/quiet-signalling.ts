import { SignalingConn } from 'y-webrtc';

/**
 * The signalling connection that y-webrtc gets: its own class, without a socket. What y-webrtc would send goes to
 * `deliver`; what it may hear is emitted by the room, after it has been looked at. Why its own sockets cannot be
 * used is in PROTOCOL.md, "Why not y-webrtc's sockets".
 */
export class QuietSignalling extends SignalingConn {
  readonly #deliver: (message: unknown) => void;

  constructor(deliver: (message: unknown) => void) {
    super('attune:quiet');
    this.#deliver = deliver;
  }

  override send(message: unknown): void {
    this.#deliver(message);
  }
}

// lib0's socket opens from within the constructor unless this says no; as an accessor it cannot be set otherwise.
Object.defineProperty(QuietSignalling.prototype, 'shouldConnect', {
  get: () => false,
  set: () => undefined,
});

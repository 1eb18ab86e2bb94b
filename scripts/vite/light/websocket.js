import { Observable } from 'lib0/observable';

/*
 * y-webrtc would open sockets of its own. Ours are those of the rendezvous line, and y-webrtc is given no server: so
 * what it would open them with stays away, and a signalling connection (quiet-signalling.ts) is what it listens to.
 */
export class WebsocketClient extends Observable {
  constructor(url) {
    super();
    this.url = url;
    this.connected = false;
  }
}

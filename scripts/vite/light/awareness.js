/*
 * y-webrtc would tell who is there, and believe what anybody says of anybody. Presence has a lane of its own
 * (presence.ts), and no frame of y-webrtc's passes: so this one knows nobody and says nothing.
 */
export class Awareness {
  constructor(doc) {
    this.doc = doc;
    this.clientID = doc.clientID;
    this.states = new Map();
  }
  getStates() {
    return this.states;
  }
  getLocalState() {
    return null;
  }
  setLocalState() {}
  on() {}
  off() {}
  destroy() {}
}

/** No clients. */
export const encodeAwarenessUpdate = () => Uint8Array.of(0);
export const applyAwarenessUpdate = () => undefined;
export const removeAwarenessStates = () => undefined;

/**
 * As much of a Node stream as simple-peer uses when nobody reads or writes it as a stream: an emitter that hands
 * on each message as `data`. Its `write`, `pipe` and backpressure are not here; y-webrtc calls `send`.
 */
class Duplex {
  constructor() {
    this._listeners = new Map();
    this._readableState = { ended: false };
    this._writableState = { finished: false };
  }

  on(type, listener) {
    this._listeners.set(type, [...(this._listeners.get(type) ?? []), listener]);
    return this;
  }

  once(type, listener) {
    const once = (...values) => {
      this.removeListener(type, once);
      listener(...values);
    };
    return this.on(type, once);
  }

  removeListener(type, listener) {
    const left = (this._listeners.get(type) ?? []).filter((one) => one !== listener);
    this._listeners.set(type, left);
    return this;
  }

  emit(type, ...values) {
    const listeners = this._listeners.get(type) ?? [];
    for (const listener of listeners) listener.apply(this, values);
    return listeners.length > 0;
  }

  push(data) {
    if (data === null) this._readableState.ended = true;
    else this.emit('data', data);
  }

  end() {
    this._writableState.finished = true;
  }
}

exports.Duplex = Duplex;

/** Bytes are bytes: a Uint8Array does all that is asked of a Buffer here. */
exports.Buffer = { from: (bytes) => new Uint8Array(bytes) };

/** Bytes that are asked for their hexadecimal form and nothing else. */
module.exports = (length) => {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length));
  return {
    toString: () => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
};

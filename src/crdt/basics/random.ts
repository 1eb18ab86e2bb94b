/** Where unpredictable bytes come from: the platform's, or a seeded one in tests. */
export interface Random {
  /** `length` fresh bytes. */
  bytes(length: number): Uint8Array;
}

/** The platform's cryptographic randomness. Only the composition root and the server make it. */
export const platformRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

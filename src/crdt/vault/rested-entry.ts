/** The first byte of an entry under the outer seal; no entry of the sealed log begins like this, for there it is the version. */
export const CLOSED_ENTRY = 0xc1;

/** Whether an entry rests under the outer seal. */
export const isClosedEntry = (rested: Uint8Array): boolean => rested[0] === CLOSED_ENTRY;

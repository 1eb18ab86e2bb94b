/** The largest message of a link: an entry of 64 MiB and the frame around it. */
export const maxMessageBytes = 64 * 1024 * 1024 + 64 * 1024;

/** All that a page may send before it has shown who it is (OWASP: bound what strangers may make you keep). */
export const maxBytesBeforeGate = 64 * 1024;

/** What is kept for a listener that is not there yet, once the other has shown who it is. */
export const maxBytesWaiting = 2 * maxMessageBytes;

/** How long a page has to show who it is. */
export const gateMs = 10_000;

/** Pages that one page connects to in one room; workspaces are small, floods are not. */
export const maxConnections = 32;

/**
 * How long somebody has to be missed before a doorbell is joined: who meets in the room, as nearly everybody does,
 * costs nothing more.
 */
export const missedMs = 4_000;

/** Doorbells that one page listens at: with its rooms far below the topics that a rendezvous allows it. */
export const maxDoorbells = 32;

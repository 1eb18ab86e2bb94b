/** What either side puts up with at a doorstep. Reasons in DOORSTEP.md "Limits". */
export const doorstepLimits = {
  /** Longest frame, in bytes; a longer one is dropped unread. */
  frameBytes: 16 * 1024,
  /** A newcomer whose knock is unanswered for this long knocks anew, with nothing of the old knock. */
  answerWithinMs: 15_000,
  /** A doorkeeper forgets an answered run that is not revealed for this long. */
  revealWithinMs: 10_000,
  /** Different devices that may show themselves on one invitation before it closes. */
  devices: 10,
  /** Runs, of all devices together, before it closes. */
  runs: 100,
  /** "Not now" said this often closes it. */
  notNow: 3,
  /** Knocks on one connection, after which it is closed. */
  knocksPerLink: 20,
  /** Frames on one connection that made no sense, after which it is closed. */
  oddFramesPerLink: 100,
  /** Connections a side attends to at once. */
  links: 32,
  /** Run ids, commitments and nonces that are remembered so that none serves twice. */
  remembered: 4_096,
} as const;

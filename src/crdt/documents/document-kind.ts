import type * as Y from 'yjs';
import type { Clock } from '../basics/clock.ts';
import type { DeviceId, MemberId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';

/**
 * A kind of document: what people write, without any screen, network or disk.
 *
 * `read` is total: whatever peers may have put into the document, it gives a smaller view and counts oddities
 * rather than throw. `verbs` are the only writers; each is one transaction with the kind's origin. Unknown
 * fields and newer versions are left as they are.
 */
export interface DocumentKind<View, Verbs> {
  /** Stable name: the name of its root in the live document, and what `needs` says in entries. */
  readonly id: string;
  /** Who may read it: decides the Space it lives in. */
  readonly audience: 'workspace' | 'personal';
  /** Version of its shape that this build writes. A higher one in the document stops verbs and editors. */
  readonly version: number;
  read(doc: Y.Doc, context: ReadContext): Reading<View>;
  verbs(doc: Y.Doc, context: WriteContext): Verbs;
}

/** What a reader may ask. */
export interface ReadContext {
  /** Whose hand wrote under this Yjs client id; vouched for by the signatures of the log. */
  authorOf(clientId: number): MemberId | undefined;
  /** Which device that hand was; for kinds in which several devices of one person write. Without it, nobody's. */
  deviceOf?(clientId: number): DeviceId | undefined;
  /**
   * Whether somebody who was a member is one no longer (this person always is). It follows from the log alone, so that all
   * members read the same. Without it, nobody is gone.
   */
  isGone?(member: MemberId): boolean;
  /** Who let this member in; undefined for whoever began the Space. */
  introducerOf?(member: MemberId): MemberId | undefined;
  /**
   * Whether one of this member's devices has signed these bytes: for records that stand on their own. Without it, nothing
   * is taken for signed.
   */
  isSigned?(signed: {
    readonly by: MemberId;
    readonly message: Uint8Array;
    readonly signature: Uint8Array;
  }): boolean;
  /** Now, milliseconds since 1970: what was removed over 30 days before is left out. Without it, nothing is. */
  readonly nowMs?: number;
}

/** What a verb needs from outside. */
export interface WriteContext {
  readonly by: MemberId;
  /** The device that writes, for kinds in which a device speaks for itself. */
  readonly device?: DeviceId;
  readonly clock: Clock;
  readonly random: Random;
  /** As in {@link ReadContext}: whom no verb waits for. */
  isGone?(member: MemberId): boolean;
}

/** A view, the version its document was made with, and how many things in it made no sense. */
export interface Reading<View> {
  readonly view: View;
  /** Highest version of this kind found in the document. */
  readonly version: number;
  readonly oddities: number;
}

/** Who wrote last, and when by their own clock (for showing only). */
export interface Touch {
  /** Undefined when no signature vouches for it. */
  readonly by: MemberId | undefined;
  readonly atMs: number;
}

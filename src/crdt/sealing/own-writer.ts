import type * as Y from 'yjs';
import type { Cancel, Clock } from '../basics/clock.ts';
import {
  type DeviceId,
  type EntryHash,
  type FeedId,
  type SpaceId,
  WriterId,
} from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { sealEntry } from './entry.ts';
import {
  type CoverRange,
  type EntryBody,
  entryKinds,
  type KindVersion,
  noHash,
} from './entry-body.ts';
import { clientIdOf, feedIdOf } from './feed.ts';
import type { OwnEdits } from './live-document.ts';
import type { Signer } from './signing.ts';
import type { EpochKeys } from './space-keys.ts';
import { wholeCharacters, writeUpdate } from './update-writer.ts';

/** Own edits are sealed at most this often while they keep coming: a frame of a fast screen, and no fingers are faster. */
export const frameMs = 8;

/**
 * Own words of more bytes than this become several entries, so that a huge paste stays far below what pages
 * accept and travels in pieces.
 */
export const wordsPerEntryBytes = 4 * 2 ** 20;

/** An entry that this page has just sealed. */
export interface OwnEntry {
  readonly feed: FeedId;
  readonly writer: WriterId;
  readonly client: number;
  readonly sequence: number;
  readonly hash: EntryHash;
  readonly bytes: Uint8Array;
  readonly body: EntryBody;
  /** The clocks of its own structs. */
  readonly firstClock: number;
  readonly endClock: number;
  readonly deletes: readonly DeleteRange[];
}

/** Turns what this page writes into entries of its feed. */
export interface OwnWriter {
  /** The clientID that the live document has to carry. */
  client(): number;
  feed(): FeedId;
  /** How many entries the present feed has. */
  length(): number;
  /** Takes note of edits; they are sealed within a frame, after quiet at once. */
  note(edits: OwnEdits): void;
  /** Seals what has been noted, now. */
  flush(): void;
  /** Seals something that is not an edit. What has been noted goes first. */
  write(entry: {
    readonly kind: number;
    readonly payload: Uint8Array;
    readonly covers?: readonly CoverRange[];
    readonly deletes?: readonly DeleteRange[];
    /** Left out: what is written under. */
    readonly keys?: EpochKeys;
  }): OwnEntry;
  /** Begins another feed, under another clientID, as a new page load would. */
  startFeed(): void;
  close(): void;
}

/** See {@link OwnWriter}. `onSealed` is called in the tick in which an entry is sealed. */
export function createOwnWriter(options: {
  readonly space: SpaceId;
  /** What is written under at this moment. */
  readonly keys: () => EpochKeys;
  readonly device: DeviceId;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly random: Random;
  readonly needs: readonly KindVersion[];
  readonly doc: () => Y.Doc;
  readonly onSealed: (entry: OwnEntry) => void;
}): OwnWriter {
  const { space, device, clock, random } = options;
  let writer = WriterId.random(random);
  let feed = feedIdOf(space, { device, writer });
  let client = clientIdOf(space, { device, writer });
  let sequence = 0;
  let previous: EntryHash = noHash;
  let sealedClock = 0;
  let noted: { deletes: DeleteRange[]; housekeeping: boolean } | undefined;
  let lastSealedAtMs = Number.NEGATIVE_INFINITY;
  let scheduled = false;
  let cancelTimer: Cancel = () => undefined;
  let closed = false;

  const seal = (
    entry: Parameters<OwnWriter['write']>[0] & { readonly endClock: number },
  ): OwnEntry => {
    const keys = entry.keys ?? options.keys();
    const body: EntryBody = {
      device,
      writer,
      epoch: keys.epoch,
      previous,
      kind: entry.kind,
      needs: entry.kind === entryKinds.update ? options.needs : [],
      covers: entry.covers ?? [],
      payload: entry.payload,
    };
    const sealed = sealEntry({
      keys,
      feed,
      sequence: sequence + 1,
      body,
      signer: options.signer,
      random,
    });
    sequence += 1;
    previous = sealed.hash;
    const firstClock = sealedClock;
    sealedClock = entry.endClock;
    const own: OwnEntry = {
      feed,
      writer,
      client,
      sequence,
      hash: sealed.hash,
      bytes: sealed.bytes,
      body,
      firstClock,
      endClock: entry.endClock,
      deletes: entry.deletes ?? [],
    };
    options.onSealed(own);
    return own;
  };

  const flush = (): void => {
    scheduled = false;
    cancelTimer();
    if (noted === undefined) return;
    const { deletes, housekeeping } = noted;
    noted = undefined;
    lastSealedAtMs = clock.monotonicMs();
    const doc = options.doc();
    const last = doc.store.clients.get(client)?.at(-1);
    const endClock = last === undefined ? 0 : last.id.clock + last.length;
    const kind = housekeeping ? entryKinds.housekeeping : entryKinds.update;
    const sealUpTo = (to: number, gone: readonly DeleteRange[]): void => {
      const payload = writeUpdate(doc, [{ client, from: sealedClock, to }], gone);
      const half = sealedClock + Math.floor((to - sealedClock) / 2);
      const cut = wholeCharacters(doc, client, half);
      if (payload.length > wordsPerEntryBytes && cut > sealedClock) {
        // What is deleted may be among the words themselves: it goes with the last of them.
        sealUpTo(cut, []);
        sealUpTo(to, gone);
      } else {
        seal({ kind, payload, deletes: gone, endClock: to });
      }
    };
    sealUpTo(endClock, deletes);
  };

  const schedule = (housekeeping: boolean): void => {
    if (scheduled || closed) return;
    const quietMs = clock.monotonicMs() - lastSealedAtMs;
    // After quiet a keystroke goes before anything is drawn for it; what follows on within a frame is one entry.
    // What is written while entries are being applied waits for the end of that.
    if (quietMs >= frameMs && !housekeeping) {
      flush();
      return;
    }
    scheduled = true;
    const flushIfDue = (): void => {
      if (scheduled && !closed) flush();
    };
    if (quietMs >= frameMs) queueMicrotask(flushIfDue);
    else cancelTimer = clock.after(frameMs - quietMs, flushIfDue);
  };

  return {
    client: () => client,
    feed: () => feed,
    length: () => sequence,
    note(edits) {
      if (noted !== undefined && noted.housekeeping !== edits.housekeeping) flush();
      noted ??= { deletes: [], housekeeping: edits.housekeeping };
      for (const range of edits.deletes) noted.deletes.push(range);
      schedule(edits.housekeeping);
    },
    flush,
    write(entry) {
      flush();
      return seal({ ...entry, endClock: sealedClock });
    },
    startFeed() {
      flush();
      if (sequence === 0) return;
      writer = WriterId.random(random);
      feed = feedIdOf(space, { device, writer });
      client = clientIdOf(space, { device, writer });
      sequence = 0;
      previous = noHash;
      sealedClock = 0;
      options.doc().clientID = client;
    },
    close() {
      flush();
      closed = true;
      cancelTimer();
    },
  };
}

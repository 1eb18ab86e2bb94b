import type { SpaceId } from '../basics/id.ts';
import {
  type EntryHeader,
  entrySizeLimit,
  epochTagOf,
  openEntry,
  readEntryHeader,
} from './entry.ts';
import type { PendingEntry } from './feed-book.ts';
import { clientIdOf, feedIdOf } from './feed.ts';
import { footprintOf, holdsWords } from './footprint.ts';
import type { EpochKeys } from './space-keys.ts';

/** What became of bytes that were handed over as an entry. */
export type Intake =
  | { readonly tag: 'entry'; readonly entry: PendingEntry }
  /** A version or an epoch that is not known here: kept, passed on when asked, never applied. */
  | { readonly tag: 'unreadable'; readonly reason: 'version' | 'epoch' }
  | { readonly tag: 'refused'; readonly reason: string };

/** Opens an entry and checks all that hangs on its bytes alone, except the signature. FORMAT.md "Accepting", 1. */
export function takeIn(epochs: EpochsByTag, space: SpaceId, bytes: Uint8Array): Intake {
  const header = readEntryHeader(bytes);
  if (header === undefined) {
    return refused(bytes.length > entrySizeLimit ? 'too-large' : 'not-an-entry');
  }
  if (header === 'newer') return { tag: 'unreadable', reason: 'version' };
  const keys = epochs.get(header.epochTag);
  if (keys === undefined) return { tag: 'unreadable', reason: 'epoch' };
  return open(keys, space, { header, bytes });
}

const refused = (reason: string): Intake => ({ tag: 'refused', reason });

function open(
  keys: EpochKeys,
  space: SpaceId,
  { header, bytes }: { readonly header: EntryHeader; readonly bytes: Uint8Array },
): Intake {
  const opened = openEntry(keys, header, bytes);
  if (opened === undefined) return refused('seal');
  const { body } = opened;
  if (feedIdOf(space, body) !== header.feed) return refused('feed');
  const client = clientIdOf(space, body);
  const entry = { opened, bytes, client, verified: false };
  if (!holdsWords(body.kind)) {
    return { tag: 'entry', entry: { ...entry, footprint: undefined } };
  }
  const footprint = footprintOf(body, client);
  if (typeof footprint === 'string') return refused(footprint);
  for (const range of body.covers) {
    if (feedIdOf(space, range) !== range.feed || clientIdOf(space, range) !== range.client) {
      return refused('bad-range');
    }
  }
  return { tag: 'entry', entry: { ...entry, footprint } };
}

/** The epochs whose secrets are known, by the short name that entries carry. */
export type EpochsByTag = ReadonlyMap<string, EpochKeys>;

export const epochsByTag = (epochs: readonly EpochKeys[]): Map<string, EpochKeys> =>
  new Map(epochs.map((keys) => [epochTagOf(keys), keys]));

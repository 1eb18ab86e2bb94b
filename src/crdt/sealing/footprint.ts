import { type EntryBody, entryKinds } from './entry-body.ts';
import {
  scanUpdate,
  type ScannedStruct,
  type ScannedUpdate,
  type StructId,
} from './update-scan.ts';

/** What an entry's update stands on and brings, worked out once from the update alone. */
export interface Footprint {
  readonly update: ScannedUpdate;
  /** Client → the clock that must have been reached (exclusive), leaving out what the update itself brings. */
  readonly needs: ReadonlyMap<number, number>;
  /** Whether it holds types, so that the depth of their nesting has to be checked. */
  readonly hasTypes: boolean;
}

/** Why an update can never be accepted. */
export type FootprintFault =
  'malformed-update' | 'foreign-client' | 'own-future' | 'cover-gap' | 'bad-range';

/** Kinds whose payload is applied to the live document. */
export const holdsWords = (kind: number): boolean =>
  kind === entryKinds.update || kind === entryKinds.housekeeping || kind === entryKinds.cover;

/** Yjs's number for a content that is a type. */
export const typeContent = 7;

/** Types nest no deeper than this in the live document. */
export const typeDepthLimit = 64;

/**
 * Checks everything about an update that hangs on the entry alone: its form, whose structs it holds, and that
 * nothing in it leans on its own writer's future. `client` is the clientID of the entry's feed.
 */
export function footprintOf(body: EntryBody, client: number): Footprint | FootprintFault {
  const update = scanUpdate(body.payload);
  if (update === undefined) return 'malformed-update';
  const ends = new Map<number, number>();
  for (const section of update.sections) ends.set(section.client, section.endClock);
  if (body.kind === entryKinds.cover) {
    const fault = coverFault(body, update);
    if (fault !== undefined) return fault;
  } else if (update.sections.length > 1 || update.sections.some((own) => own.client !== client)) {
    return 'foreign-client';
  }
  const needs = new Map<number, number>();
  const need = (of: number, end: number): void => {
    if (end > (ends.get(of) ?? 0) && end > (needs.get(of) ?? 0)) needs.set(of, end);
  };
  let hasTypes = false;
  for (const section of update.sections) {
    for (const struct of section.structs) {
      for (const id of leansOn(struct)) {
        if (id.client === section.client && id.clock >= struct.clock) return 'own-future';
        need(id.client, id.clock + 1);
      }
      if (struct.content === typeContent) hasTypes = true;
    }
  }
  for (const range of update.deletes) need(range.client, range.clock + range.length);
  return { update, needs, hasTypes };
}

/** The struct that holds a clock; the structs are in the order of their clocks. */
export function structAt(
  structs: readonly ScannedStruct[] | undefined,
  clock: number,
): ScannedStruct | undefined {
  if (structs === undefined) return undefined;
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const struct = structs[middle];
    if (struct === undefined) return undefined;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= struct.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}

/** What has to be there before a struct can be. */
export function leansOn(struct: ScannedStruct): readonly StructId[] {
  const ids: StructId[] = [];
  if (struct.origin !== undefined) ids.push(struct.origin);
  if (struct.rightOrigin !== undefined) ids.push(struct.rightOrigin);
  if (struct.parent !== undefined && typeof struct.parent !== 'string') ids.push(struct.parent);
  return ids;
}

/** A cover brings exactly the clocks of its ranges, each feed and each client once. */
function coverFault(body: EntryBody, update: ScannedUpdate): FootprintFault | undefined {
  const feeds = new Set<string>();
  const wanted = new Map<number, { first: number; end: number }>();
  for (const range of body.covers) {
    const inOrder = range.from >= 1 && range.from <= range.to && range.firstClock <= range.endClock;
    if (!inOrder || feeds.has(range.feed) || range.writer === body.writer) return 'bad-range';
    feeds.add(range.feed);
    if (range.endClock > range.firstClock) {
      wanted.set(range.client, { first: range.firstClock, end: range.endClock });
    }
  }
  if (feeds.size === 0) return 'bad-range';
  if (wanted.size !== update.sections.length) return 'cover-gap';
  for (const section of update.sections) {
    const range = wanted.get(section.client);
    if (range?.first !== section.firstClock || range.end !== section.endClock) return 'cover-gap';
  }
  return undefined;
}

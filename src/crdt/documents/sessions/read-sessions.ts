import * as Y from 'yjs';
import { MemberId } from '../../basics/id.ts';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { cutText } from '../shapes/cut-text.ts';
import { readKept } from '../shapes/kept-records.ts';
import { rootOf } from '../shapes/kind-root.ts';
import { paces } from '../shapes/pace.ts';
import { readOwnWords } from '../shapes/own-words.ts';
import { readOptional } from '../shapes/read-optional.ts';
import { asMoment, authorOfKey, readChanged, readChoice, readTouch } from '../shapes/record.ts';
import { readReference } from '../shapes/record-fields.ts';
import type { Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { openingOf } from '../shapes/rich-text.ts';
import { isZoneName } from './is-zone-name.ts';
import { sessionLimits, waysToMeet } from './types.ts';
import type { Session, SessionsView, SharedPace, TakeAway, Zone } from './types.ts';

/** How much of a session's notes lists show, in UTF-16 units. */
const openingLength = 160;
/** How long a session lasts when what is written makes no sense. */
const usualMinutes = 50;

const zonePrefix = 'zone:';
const isZoneKey = (key: string): boolean => key.startsWith(zonePrefix);

/** Reads all sessions, whatever peers may have put there. */
export function readSessions(doc: Y.Doc, id: string, context: ReadContext): Reading<SessionsView> {
  const { view, ...rest } = readKept(doc, {
    id,
    context,
    readRecord: readSession,
    isOther: isZoneKey,
  });
  const sessions = [...view.there].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const oddities: Oddities = { count: rest.oddities };
  const zones = readZones(rootOf(doc, id), { context, oddities });
  return {
    view: { sessions, removed: view.removed, zones },
    version: rest.version,
    oddities: oddities.count,
  };
}

function readSession(id: RecordId, record: RootMap, reading: TouchReading): Session {
  const { oddities } = reading;
  const moment = (key: string): number | undefined =>
    readOptional(record, key, { parse: asMoment, oddities });
  const atMs = asMoment(record.get('at'));
  const minutes = asMinutes(record.get('minutes'));
  const body = record.get('body');
  for (const value of [atMs, minutes, body instanceof Y.XmlFragment || undefined]) {
    if (value === undefined) oddities.count += 1;
  }
  const movedFromMs = moment('movedFrom');
  return {
    id,
    atMs: atMs ?? 0,
    minutes: minutes ?? usualMinutes,
    how: readChoice(record.get('how'), waysToMeet, oddities),
    series: readReference(record, 'series', oddities),
    movedFromMs: movedFromMs === atMs ? undefined : movedFromMs,
    startedMs: moment('startedAt'),
    closedMs: moment('closedAt'),
    opening: body instanceof Y.XmlFragment ? openingOf(body, openingLength) : '',
    ...readOwn(record, reading),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}

/** What each person left with a session. `take:<member>` is how it was written once: it counts for who has said nothing since. */
function readOwn(
  record: RootMap,
  reading: TouchReading,
): { readonly takeAways: readonly TakeAway[]; readonly sharedPaces: readonly SharedPace[] } {
  const taken = new Map<MemberId, string>();
  const sharedPaces: SharedPace[] = [];
  for (const key of record.keys()) {
    if (key.startsWith('take:')) {
      const own = readVouched(record, key, { ...reading, parse: asTakeAway });
      if (own !== undefined) taken.set(own.by, own.value);
    } else if (key.startsWith('pace:')) {
      const own = readVouched(record, key, {
        ...reading,
        parse: (value) => paces.find((pace) => pace === value),
      });
      if (own !== undefined) sharedPaces.push({ by: own.by, pace: own.value });
    }
  }
  for (const [by, value] of readOwnWords(record, 'takes', reading)) {
    const text = asTakeAway(value);
    if (text !== undefined) taken.set(by, text);
    else {
      if (value !== '') reading.oddities.count += 1;
      taken.delete(by);
    }
  }
  const takeAways: readonly TakeAway[] = [...taken].map(([by, text]) => ({ by, text }));
  return { takeAways: [...takeAways].sort(byMember), sharedPaces: sharedPaces.sort(byMember) };
}

function readZones(root: RootMap | undefined, reading: TouchReading): readonly Zone[] {
  if (root === undefined) return [];
  const zones: (Zone & { readonly by: MemberId })[] = [];
  for (const key of root.keys()) {
    if (!isZoneKey(key)) continue;
    const own = readVouched(root, key, { ...reading, parse: asZone });
    if (own !== undefined) zones.push({ by: own.by, member: own.by, zone: own.value });
  }
  return zones.sort(byMember).map(({ member, zone }) => ({ member, zone }));
}

/**
 * What somebody says of themselves, under a key that ends in their id. It counts only when the signatures vouch that they
 * wrote it: nobody can put words into another's mouth.
 */
function readVouched<T>(
  record: RootMap,
  key: string,
  reading: TouchReading & { readonly parse: (value: unknown) => T | undefined },
): { readonly by: MemberId; readonly value: T } | undefined {
  const by = MemberId.parse(key.slice(key.indexOf(':') + 1));
  const value = reading.parse(record.get(key));
  if (by !== undefined && value !== undefined && authorOfKey(record, key, reading.context) === by)
    return { by, value };
  reading.oddities.count += 1;
  return undefined;
}

const byMember = (a: { readonly by: MemberId }, b: { readonly by: MemberId }): number =>
  a.by < b.by ? -1 : 1;

const asMinutes = (value: unknown): number | undefined =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value >= sessionLimits.leastMinutes &&
  value <= sessionLimits.mostMinutes
    ? value
    : undefined;

const asTakeAway = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? cutText(value, sessionLimits.takeAway) : undefined;

const asZone = (value: unknown): string | undefined =>
  typeof value === 'string' && isZoneName(value) ? value : undefined;

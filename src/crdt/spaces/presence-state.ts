import * as v from 'valibot';
import { RecordId } from '../basics/id.ts';
import { utf8 } from '../basics/bytes.ts';
import { paces } from '../documents/shapes/pace.ts';
import type { Pace } from '../documents/shapes/pace.ts';
import { placePages, signs } from './workspace.ts';
import type { CaretSelection, Place, Sign } from './workspace.ts';

/** What a page tells the others about where its person is. Never written down anywhere. */
export interface PresenceState {
  readonly place: Place;
  readonly pace?: Pace | undefined;
  readonly moment?: true | undefined;
  readonly sign?: Sign | undefined;
  /** The caret, when it stands in a note or in the notes of a session. */
  readonly caret?: { readonly note: RecordId; readonly selection: CaretSelection } | undefined;
}

const recordId = v.pipe(
  v.string(),
  v.transform((text) => RecordId.parse(text)),
  v.custom<RecordId>((value) => value !== undefined),
);
const position = v.pipe(v.string(), v.maxLength(400));
const schema = v.object({
  place: v.object({
    // A page, pace or sign that only a newer version knows is shown as less, and the rest still counts.
    page: v.fallback(v.picklist(placePages), 'elsewhere'),
    record: v.exactOptional(recordId),
  }),
  pace: v.fallback(v.optional(v.picklist(paces)), undefined),
  moment: v.fallback(v.optional(v.literal(true)), undefined),
  sign: v.fallback(v.optional(v.picklist(signs)), undefined),
  caret: v.exactOptional(
    v.object({ note: recordId, selection: v.object({ anchor: position, head: position }) }),
  ),
});

/** JSON in UTF-8. */
export const encodePresence = (state: PresenceState): Uint8Array => utf8(JSON.stringify(state));

/** Undefined when it is not a presence state: the person is then shown as less, not as wrong. */
export function decodePresence(bytes: Uint8Array): PresenceState | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Not JSON: a peer's bytes, so no bug of ours.
    return undefined;
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : undefined;
}

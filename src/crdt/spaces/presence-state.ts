import * as v from 'valibot';
import { RecordId } from '../basics/id.ts';
import { utf8 } from '../basics/bytes.ts';
import type { CaretSelection, Place } from './workspace.ts';

/** What a page tells the others about where its person is. Never written down anywhere. */
export interface PresenceState {
  readonly place: Place;
  /** The caret, when it stands in a note. */
  readonly caret?: { readonly note: RecordId; readonly selection: CaretSelection };
}

const recordId = v.pipe(
  v.string(),
  v.transform((text) => RecordId.parse(text)),
  v.custom<RecordId>((value) => value !== undefined),
);
const position = v.pipe(v.string(), v.maxLength(400));
const schema = v.object({
  place: v.object({
    page: v.picklist(['today', 'goals', 'notes', 'people', 'settings', 'elsewhere']),
    record: v.exactOptional(recordId),
  }),
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

import { RecordId } from '../basics/id.ts';
import { utf8 } from '../basics/bytes.ts';
import * as shape from '../basics/shape.ts';
import { paces } from '../documents/shapes/pace.ts';
import type { Pace } from '../documents/shapes/pace.ts';
import { signs } from './manner.ts';
import { placePages } from './workspace.ts';
import type { CaretSelection, Place, Sign } from './workspace.ts';

/** What a page tells the others about where its person is. Never written down anywhere. */
export interface PresenceState {
  readonly place: Place;
  readonly pace?: Pace | undefined;
  readonly paceMs?: number | undefined;
  readonly paceIn?: RecordId | undefined;
  readonly moment?: true | undefined;
  readonly momentMs?: number | undefined;
  readonly sign?: Sign | undefined;
  /** The caret, when it stands in a note or in the notes of a session. */
  readonly caret?: { readonly note: RecordId; readonly selection: CaretSelection } | undefined;
}

const recordId = shape.parsedBy((text) => RecordId.parse(text));
const position = shape.parsedBy((text) =>
  typeof text === 'string' && text.length <= 400 ? text : undefined,
);
/** A page, pace or sign that only a newer version knows is shown as less, and the rest still counts. */
const stateShape = shape.fields(
  {
    place: shape.fields(
      { page: shape.orElse(shape.oneOf(placePages), 'elsewhere') },
      { record: recordId },
    ),
  },
  {
    pace: shape.orElse(shape.oneOf(paces), undefined),
    paceMs: shape.orElse(shape.count, undefined),
    paceIn: shape.orElse(recordId, undefined),
    moment: shape.orElse(shape.exactly(true), undefined),
    momentMs: shape.orElse(shape.count, undefined),
    sign: shape.orElse(shape.oneOf(signs), undefined),
    caret: shape.fields({
      note: recordId,
      selection: shape.fields({ anchor: position, head: position }),
    }),
  },
);

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
  return stateShape(json)?.value;
}

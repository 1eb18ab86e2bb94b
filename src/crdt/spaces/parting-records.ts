import { DeviceId } from '../basics/id.ts';
import * as shape from '../basics/shape.ts';
import { recordKind } from './keyring-records.ts';

/*
 * What the keyring keeps of partings that one of the two devices may not know of. Apart from the other records: a first page
 * loads none of it.
 */

/** So many devices of each sort in one Space; of those beyond nothing is remembered and nobody is told. */
export const mostPartings = 64;

const few =
  <T>(list: shape.Shape<readonly T[]>): shape.Shape<readonly T[]> =>
  (value) => {
    const read = list(value);
    return read === undefined || read.value.length > mostPartings ? undefined : read;
  };
const device = shape.parsedBy((text) => DeviceId.parse(text));
const schema = shape.fields({
  /** The device that this was remembered for: whoever comes in again is another one, and begins anew. */
  own: device,
  /** Removed devices that are to be told of it, and until when they are waited for. */
  waiting: few(shape.listOf(shape.fields({ device, untilMs: shape.count }))),
  /** Removed devices that were told. */
  told: few(shape.listOf(device)),
  /** Devices that say that this one was removed. */
  by: few(shape.listOf(device)),
});

export type Partings = shape.Of<typeof schema>;

/** Partings, by space id. Not part of a backup: what is restored is another device. */
export const partingRecords = recordKind('partings', schema);

import { DeviceId, MemberId } from '../basics/id.ts';
import * as shape from '../basics/shape.ts';
import { recordKind, secret } from './keyring-records.ts';

/*
 * What the keyring keeps of this person's own devices. Apart from the other records: who has one device loads none of it.
 */

const devices = shape.listOf(shape.parsedBy((text) => DeviceId.parse(text)));

/** One record, `own`: this person has, or had, more than one device. `doors-when-needed.ts` looks whether there is one. */
export const ownDeviceRecords = recordKind(
  'own-devices',
  shape.fields(
    {},
    {
      /** Devices that this browser's person has been told of; before the first look, none is told of. */
      known: devices,
      /** When this browser was added to the others. */
      sinceMs: shape.count,
    },
  ),
);
/** Workspaces that this browser has asked its person's other devices for, by space id: who it would be there. */
export const wishRecords = recordKind('wishes', shape.fields({ seed: secret }));
/** Devices of a workspace that were removed there with the own device they belonged to, by space id. */
export const sweptRecords = recordKind(
  'swept',
  shape.fields(
    { devices },
    {
      /** Members who may not have heard of it yet. */
      untold: shape.listOf(shape.parsedBy((text) => MemberId.parse(text))),
      /** When the last of them was removed there. */
      sinceMs: shape.count,
    },
  ),
);
/** Workspaces that were taken off this device on purpose, by space id: they do not come back by themselves. */
export const leftRecords = recordKind('left', shape.fields({ atMs: shape.count }));

import type { SpaceId } from '../basics/id.ts';
import type { Keyring } from '../vault/vault.ts';
import { sealedAnswerRecords } from './keyring-records.ts';

/** Whether answers to hidden polls of a workspace rest on this device. */
export const restsSealed = (keyring: Keyring, space: SpaceId): boolean =>
  [...sealedAnswerRecords.list(keyring).values()].some(({ workspace }) => workspace === space);

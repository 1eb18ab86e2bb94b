import type { RecordId } from '../../crdt/basics/id.ts';
import { localAlias } from './local-alias.ts';

/** How an entry of the journal is called in addresses: the same in every frame, and made of nothing that anybody else has. */
export const entryAlias = (entry: RecordId): string => localAlias(entry, 'entry');

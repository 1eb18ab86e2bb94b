import { invariant } from '../../src/crdt/basics/invariant.ts';
import { type Genesis, parseGenesis } from '../../src/crdt/sealing/genesis.ts';
import type { SealedWorld } from './sealed-world.ts';

/** What the genesis of a world says. */
export function genesisOf({ genesis }: SealedWorld): Genesis {
  const parsed = parseGenesis(genesis);
  invariant(parsed, 'a world has a genesis');
  return parsed;
}

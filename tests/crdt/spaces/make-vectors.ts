import { existsSync, writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { fromHex, toBase64Url, toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { EpochId, InvitationId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import { ENTRIES, writeRecords } from '../../../src/crdt/storage/entry-records.ts';
import { deriveKey } from '../../../src/crdt/vault/keys.ts';
import { sealSnapshot } from '../../../src/crdt/vault/sealed-snapshot.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import sealed from '../../vectors/sealing/version-1.json' with { type: 'json' };
import vault from '../../vectors/vault/version-1.json' with { type: 'json' };

/**
 * Writes what rests on devices in the present versions: a snapshot, plain and sealed, the records of a store, and the
 * values of the keyring. Run with MAKE_VECTORS=1, once when a version is new, and never again for it: a file that
 * is there is never written over.
 */
export async function makeVectors(into: URL): Promise<void> {
  const write = (name: string, value: unknown): void => {
    const file = new URL(name, into);
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
  };

  const entries = sealed.entries.map(fromHex);
  const space = SpaceId.parse(sealed.space);
  const epoch = EpochId.parse(sealed.epoch);
  if (space === undefined || epoch === undefined) throw new Error('the vector is damaged');
  const world = sealedWorld(7);
  const { log } = world.page(world.founder, {
    genesis: fromHex(sealed.genesis),
    keys: deriveEpochKeys({ space, epoch, secret: fromHex(sealed.secret) }),
  });
  await log.open({ entries });
  const snapshot = log.snapshot();
  if (snapshot === undefined) throw new Error('nothing waits, so there is a snapshot');
  write('sealing/snapshot-v3.json', { snapshot: toHex(snapshot) });
  const seal = {
    key: deriveKey(fromHex(vault.vaultKey), 'snapshot', SpaceId.parse(vault.space)),
    associated: utf8(vault.storeName),
  };
  const plain = utf8('what two people wrote');
  write('vault/snapshot-v2.json', {
    plain: toHex(plain),
    sealed: toHex(await sealSnapshot(plain, seal, seededRandom(3))),
  });

  // Typed one after the other, as y-indexeddb gets them; and joined, as a rewritten store holds them.
  const records: Uint8Array[] = [Uint8Array.of(0, 0)];
  const carrier = new Y.Doc();
  carrier.on('update', (update: Uint8Array) => records.push(update));
  for (const entry of entries) carrier.getArray(ENTRIES).push([entry]);
  write('storage/entry-records-v1.json', {
    entries: entries.map(toHex),
    typed: records.map(toHex),
    joined: writeRecords(entries).map(toHex),
  });

  const own = seededRandom(6);
  write('spaces/keyring-personal-v1.json', {
    personal: {
      own: {
        space: sealed.space,
        genesis: toBase64Url(fromHex(sealed.genesis)),
        seed: toBase64Url(own.bytes(32)),
        chain: [],
        epochs: [{ epoch: sealed.epoch, secret: toBase64Url(fromHex(sealed.secret)) }],
        member: toHex(own.bytes(16)),
      },
    },
  });

  const sealing = seededRandom(7);
  write('spaces/keyring-sealed-answers-v1.json', {
    'sealed-answers': {
      [toHex(sealing.bytes(32))]: {
        workspace: sealed.space,
        poll: toHex(sealing.bytes(16)),
        answer: { sort: 'dots', spent: [{ option: 'b', dots: 3 }] },
        salt: toBase64Url(sealing.bytes(16)),
      },
    },
  });

  const random = seededRandom(5);
  const text = (length: number): string => toBase64Url(random.bytes(length));
  const invitation = InvitationId.random(random);
  const open = {
    workspace: sealed.space,
    secret: text(32),
    answerSeed: text(32),
    part: 'client',
    createdMs: 1_772_355_600_000,
    expiresMs: 1_772_960_400_000,
  };
  const closed = { atMs: 1_772_442_000_000 };
  write('spaces/keyring-v1.json', {
    workspaces: {
      [sealed.space]: {
        space: sealed.space,
        genesis: toBase64Url(fromHex(sealed.genesis)),
        seed: text(32),
        chain: [text(200), text(200)],
        epochs: [{ epoch: sealed.epoch, secret: toBase64Url(fromHex(sealed.secret)) }],
        member: toHex(random.bytes(16)),
        part: 'therapist',
        name: 'Willow',
        ownName: 'Imani',
        others: ['Sam', 'Noor'],
        lastOpenedMs: 1_772_355_600_000,
      },
    },
    seen: {
      [sealed.space]: { stamps: [1, 65_536, 4_294_967_295] },
      [SpaceId.random(random)]: {
        stamps: toBase64Url(Uint8Array.of(1, 0, 0, 0, 0, 0, 1, 0, 255, 255, 255, 255)),
      },
    },
    invitations: {
      [InvitationId.random(random)]: open,
      [InvitationId.random(random)]: { ...open, closed: { ...closed, state: 'withdrawn' } },
      [InvitationId.random(random)]: {
        ...open,
        closed: { ...closed, state: 'used', by: text(32), name: 'Sam' },
      },
    },
    joins: {
      [invitation]: {
        invitation,
        secret: text(32),
        answerKeyHash: text(16),
        name: 'Sam',
        seed: text(32),
        startedMs: 1_772_355_600_000,
      },
    },
    preferences: { own: { theme: 'dark', contrast: 'more', motion: 'less' } },
  });
}

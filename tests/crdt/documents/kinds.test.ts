import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentKinds } from '../../../src/crdt/documents/document-kinds.ts';
import { documentKindContract } from '../../contracts/document-kind.contract.ts';
import { makeVectors } from './make-vectors.ts';
import { goalsScene, membersScene, notesScene } from './scenes.ts';

const vectors = new URL('../../vectors/documents/', import.meta.url);
// Said by hand, once, when a version is new: a file that is missing otherwise is a fault.
if (process.env['ATTUNE_WRITE_VECTORS'] === '1') await makeVectors(vectors);

documentKindContract(goalsScene);
documentKindContract(notesScene);
documentKindContract(membersScene);

test('every kind in the list runs the contract and has a stored document of its version', () => {
  const under = [goalsScene, notesScene, membersScene];
  expect(documentKinds.map((kind) => kind.id).sort()).toEqual(
    under.map((scene) => scene.kind.id).sort(),
  );
  for (const scene of under) {
    const file = `${scene.kind.id}-v${scene.kind.version}.bin`;
    expect(scene.stored.map((stored) => stored.file)).toContain(file);
    expect(existsSync(new URL(file, vectors))).toBe(true);
  }
});

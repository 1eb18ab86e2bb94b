import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentKinds } from '../../../src/crdt/documents/document-kinds.ts';
import { documentKindContract } from '../../contracts/document-kind.contract.ts';
import { agendaScene } from './agenda-scene.ts';
import { makeVectors } from './make-vectors.ts';
import { excerptsScene } from './excerpts-scene.ts';
import { journalScene } from './journal-scene.ts';
import { paceHistoryScene, parkedScene } from './personal-scenes.ts';
import { devicesScene, keysScene } from './own-devices-scene.ts';
import { pollsScene } from './polls-scene.ts';
import { goalsScene, membersScene, notesScene } from './scenes.ts';
import { commentsScene, feedbackScene, reflectionsScene } from './spoken-scenes.ts';
import { sessionsScene } from './sessions-scene.ts';
import { tasksScene } from './tasks-scene.ts';

const vectors = new URL('../../vectors/documents/', import.meta.url);
// The files of the present versions are made once, with the version, and committed: one that is missing is a failure.
if (process.env['MAKE_VECTORS'] === '1') await makeVectors(vectors);

documentKindContract(goalsScene);
documentKindContract(notesScene);
documentKindContract(membersScene);
documentKindContract(commentsScene);
documentKindContract(reflectionsScene);
documentKindContract(feedbackScene);
documentKindContract(sessionsScene);
documentKindContract(agendaScene);
documentKindContract(tasksScene);
documentKindContract(parkedScene);
documentKindContract(paceHistoryScene);
documentKindContract(journalScene);
documentKindContract(excerptsScene);
documentKindContract(pollsScene);
documentKindContract(devicesScene);
documentKindContract(keysScene);

test('every kind in the list runs the contract and has a stored document of its version', () => {
  const under = [
    ...[goalsScene, notesScene, membersScene],
    ...[sessionsScene, agendaScene, tasksScene],
    ...[commentsScene, reflectionsScene, feedbackScene],
    ...[parkedScene, paceHistoryScene, journalScene],
    ...[pollsScene, excerptsScene],
    ...[devicesScene, keysScene],
  ];
  expect(documentKinds.map((kind) => kind.id).sort()).toEqual(
    under.map((scene) => scene.kind.id).sort(),
  );
  for (const scene of under) {
    const file = `${scene.kind.id}-v${scene.kind.version}.bin`;
    expect(scene.stored.map((stored) => stored.file)).toContain(file);
    expect(existsSync(new URL(file, vectors)), file).toBe(true);
  }
});

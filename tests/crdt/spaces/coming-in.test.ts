import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import {
  ask,
  atDoor,
  couple,
  given,
  invite,
  joinIn,
  simulatedAttune,
  start,
} from '../../cast/simulated-attune.ts';

/** Writes a fact about people as no verb does, through the document that an editor is given. */
function writeByHand(
  workspace: Workspace,
  { key, value }: { readonly key: string; readonly value: string },
): void {
  const note = workspace.notes.verbs.add('');
  const body: unknown = workspace.openNote(note)?.fragment;
  if (!(body instanceof Y.XmlFragment) || body.doc === null) throw new Error('a note has words');
  body.doc.getMap('members').set(key, value);
}

describe('two people', () => {
  test('see the same three words, and after letting in both read what either writes', async () => {
    const world = simulatedAttune(1);
    const [imani, sam] = [await world.person('imani'), await world.person('sam')];
    const hers = await start(imani, 'Imani');
    const request = await ask(sam, { link: await invite(hers), name: 'Sam' });
    const door = await world.until(() => atDoor(imani));
    const shown = await world.until(() => joinIn(sam, 'words'));
    expect(shown.words).toEqual(door.words);
    expect([door.name, door.workspaceName]).toEqual(['Sam', 'Willow']);
    await door.letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    const [summary] = sam.attune().workspaces.get();
    if (summary === undefined) throw new Error('Sam has no workspace');
    const his = given(await sam.attune().openWorkspace(summary.id));
    hers.goals.verbs.add({ text: 'Walk outside', why: '' });
    his.goals.verbs.add({ text: 'Sleep', why: '' });
    const texts = (workspace: Workspace): string[] =>
      workspace.goals.view.get().goals.map(({ text }) => text);
    await world.until(() => texts(hers).length === 2 && texts(his).length === 2);
    expect(texts(hers)).toEqual(texts(his));
    expect(his.members.view.get().members.map(({ name, part }) => [name, part])).toEqual([
      ['Imani', 'therapist'],
      ['Sam', 'client'],
    ]);
    expect(his.concerns.get()).toEqual([]);
  });

  test('find each other after both have reloaded, with everything there', async () => {
    const { world, imani, sam, hers, his: before } = await couple(2);
    hers.goals.verbs.add({ text: 'Walk outside', why: '' });
    await world.until(() => before.goals.view.get().goals.length === 1);
    await world.until(() => before.saving.get().tag === 'saved');
    const { id } = hers;
    await Promise.all([imani.reload(), sam.reload()]);
    const his = given(await sam.attune().openWorkspace(id));
    expect(his.goals.view.get().goals.map(({ text }) => text)).toEqual(['Walk outside']);
    const again = given(await imani.attune().openWorkspace(id));
    await world.until(() => again.connection.get().tag === 'connected');
  });
});

describe('a request to come in', () => {
  test('stays who he is when he follows a second link to the same workspace in the same browser', async () => {
    const { world, imani, sam, hers, his } = await couple(51);
    const request = await ask(sam, { link: await invite(hers), name: 'Sam again' });
    const door = await world.until(() => atDoor(imani));
    await door.letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    expect(
      sam
        .attune()
        .workspaces.get()
        .map(({ me, ownName }) => [me, ownName]),
    ).toEqual([[his.me, 'Sam']]);
    expect(sam.attune().joins.get()).toEqual([]);
    his.goals.verbs.add({ text: 'Sleep', why: '' });
    await world.until(() => hers.goals.view.get().goals.length === 1);
    await sam.reload();
    expect(sam.attune().joins.get()).toEqual([]);
    const again = given(await sam.attune().openWorkspace(hers.id));
    expect(again.me).toBe(his.me);
    expect(again.goals.view.get().goals).toHaveLength(1);
  });

  test('waits while nobody is home, also over a reload, and shows its words when somebody is', async () => {
    const world = simulatedAttune(3);
    const [imani, sam] = [await world.person('imani'), await world.person('sam')];
    const link = await invite(await start(imani, 'Imani'));
    await imani.close();
    await ask(sam, { link, name: 'Sam' });
    await world.until(() => joinIn(sam, 'waiting'));
    await sam.reload();
    await world.until(() => joinIn(sam, 'waiting'));
    await imani.reload();
    const door = await world.until(() => atDoor(imani));
    expect((await world.until(() => joinIn(sam, 'words'))).words).toEqual(door.words);
  });

  test('says that the meeting point does not answer, and goes on by itself when it does', async () => {
    const world = simulatedAttune(9);
    const [imani, sam] = [await world.person('imani'), await world.person('sam')];
    const link = await invite(await start(imani, 'Imani'));
    world.network.rendezvous('sam', false);
    await ask(sam, { link, name: 'Sam' });
    await world.until(() => joinIn(sam, 'unreachable'));
    world.network.rendezvous('sam', true);
    await world.until(() => joinIn(sam, 'words'));
  });

  test('is told when the link was used, withdrawn or refused', async () => {
    const { world, link, hers, imani } = await couple(4);
    const late = await world.person('late');
    await ask(late, { link, name: 'Late' });
    await world.until(() => joinIn(late, 'used'));

    const second = await invite(hers);
    const asking = await world.person('asking');
    await ask(asking, { link: second, name: 'Asking' });
    const door = await world.until(() => atDoor(imani));
    await door.notNow();
    await world.until(() => joinIn(asking, 'not-now'));

    const third = await invite(hers);
    const [newest] = hers.invitations.list.get().filter(({ state }) => state === 'open');
    for (const { id, state } of hers.invitations.list.get()) {
      if (state === 'open') await hers.invitations.withdraw(id);
    }
    expect(newest).toBeDefined();
    const too = await world.person('too late');
    await ask(too, { link: third, name: 'Too' });
    await world.until(() => joinIn(too, 'withdrawn'));
    for (const person of [late, asking, too]) expect(person.attune().workspaces.get()).toEqual([]);
  });

  test('is named by its invitation, and by nothing of its secret', async () => {
    const world = simulatedAttune(52);
    const [imani, sam] = [await world.person('imani'), await world.person('sam')];
    const link = await invite(await start(imani, 'Imani'));
    const request = await ask(sam, { link, name: 'Sam' });
    expect(request.id).toBe(given(sam.attune().readInvitation(link)).invitation);
  });

  test('can be given up, and leaves nothing that knocks again', async () => {
    const world = simulatedAttune(5);
    const [imani, sam] = [await world.person('imani'), await world.person('sam')];
    const link = await invite(await start(imani, 'Imani'));
    const request = await ask(sam, { link, name: 'Sam' });
    await world.until(() => atDoor(imani));
    await request.giveUp();
    await world.until(() => atDoor(imani) === undefined);
    await sam.reload();
    expect(sam.attune().joins.get()).toEqual([]);
  });
});

describe('a workspace', () => {
  test('with one person in it joins no room, so that no server learns that it is open', async () => {
    const world = simulatedAttune(6);
    const imani = await world.person('imani');
    const workspace = await start(imani, 'Imani');
    await world.clock.advance(60_000);
    expect(imani.roomsJoined()).toBe(0);
    expect(workspace.connection.get()).toEqual({ tag: 'alone' });
  });

  test('in which somebody wrote over another’s name gives that person their own back', async () => {
    const { world, sam, his, hers } = await couple(7);
    const { id, me } = his;
    const nameOfSam = (workspace: Workspace): string | undefined =>
      workspace.members.view.get().members.find((one) => one.id === me)?.name;
    // Sam is let in by Imani, so she may name him; somebody whom he let in may not.
    const third = await world.person('third');
    const request = await ask(third, { link: await invite(his), name: 'Third' });
    await (await world.until(() => atDoor(sam))).letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    const theirs = given(await third.attune().openWorkspace(id));
    await world.until(() => nameOfSam(theirs) === 'Sam');
    // As an app does that has been changed: the verbs of ours write nobody else's name.
    writeByHand(theirs, { key: `name:${me}`, value: 'Nobody' });
    expect(nameOfSam(theirs)).toBe('');
    await world.until(() => [theirs, hers, his].every((one) => nameOfSam(one) === 'Sam'));
    // Again: now it stays until he opens it anew, so that two pages never overwrite each other for ever.
    writeByHand(theirs, { key: `name:${me}`, value: 'Nobody' });
    await world.until(() => nameOfSam(hers) === '' && nameOfSam(his) === '');
    await sam.reload();
    const again = given(await sam.attune().openWorkspace(id));
    await world.until(() => nameOfSam(again) === 'Sam' && nameOfSam(hers) === 'Sam');
  });

  test('that is left is off this device and still with the other', async () => {
    const { world, sam, his, hers } = await couple(8);
    hers.goals.verbs.add({ text: 'Walk outside', why: '' });
    await world.clock.advance(1_000);
    await sam.attune().leaveWorkspace(his.id);
    expect(sam.attune().workspaces.get()).toEqual([]);
    await sam.reload();
    expect(sam.attune().workspaces.get()).toEqual([]);
    expect(hers.goals.view.get().goals).toHaveLength(1);
  });
});

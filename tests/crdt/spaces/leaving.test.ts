import { describe, expect, test } from 'vitest';
import { given, simulatedAttune, start } from '../../cast/simulated-attune.ts';

describe('Imani has Attune open in two tabs', () => {
  test('and removes everything in one: the other shows that nothing is left, and keeps nothing any more', async () => {
    const world = simulatedAttune(41);
    const imani = await world.person('imani');
    const one = await start(imani, 'Imani');
    const other = await imani.anotherTab();
    const there = given(await other.openWorkspace(one.id));
    await imani.attune().removeEverything();
    // A key pressed in the very moment in which the word is on its way.
    there.goals.verbs.add({ text: 'too late', why: '' });
    await other.setPreferences({ theme: 'dark' });
    await world.until(() => other.state.get().tag === 'new');
    expect(other.workspaces.get()).toEqual([]);
    expect((await other.openWorkspace(one.id)).ok).toBe(false);
    await world.clock.advance(60_000);
    expect(imani.records.records.size).toBe(0);
    expect(imani.disk.names()).toEqual([]);
  });

  test('and can begin anew in either of them, also at the next visit', async () => {
    const world = simulatedAttune(42);
    const imani = await world.person('imani');
    await start(imani, 'Imani');
    const other = await imani.anotherTab();
    await imani.attune().removeEverything();
    await world.until(() => other.state.get().tag === 'new');
    given(
      await other.startWorkspace({
        yourName: 'Imani',
        yourPart: 'therapist',
        workspaceName: 'Elm',
      }),
    );
    await imani.reload();
    expect(imani.attune().state.get().tag).toBe('ready');
    expect(
      imani
        .attune()
        .workspaces.get()
        .map(({ name }) => name),
    ).toEqual(['Elm']);
  });
});

describe('Imani leaves a workspace in one tab while she opens it in another', () => {
  test('and its keys are gone from this device, whichever was first', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const world = simulatedAttune(60 + turns);
      const imani = await world.person('imani');
      const { id } = await start(imani, 'Imani');
      const other = await imani.anotherTab();
      const opening = other.openWorkspace(id);
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      await imani.attune().leaveWorkspace(id);
      await opening;
      await world.clock.advance(1_000);
      await imani.reload();
      expect(imani.attune().workspaces.get(), `after ${turns} turns`).toEqual([]);
    }
  });
});

describe('Imani’s keys no longer open', () => {
  test('and she can remove everything, sealed words without a key too, and begin anew', async () => {
    const world = simulatedAttune(43);
    const imani = await world.person('imani');
    await start(imani, 'Imani');
    imani.records.deviceKey = undefined;
    await imani.reload();
    expect(imani.attune().state.get().tag).toBe('damaged');
    expect(imani.disk.names()).toHaveLength(1);
    await imani.attune().removeEverything();
    expect(imani.attune().state.get().tag).toBe('new');
    expect(imani.disk.names()).toEqual([]);
    expect(imani.records.records.size).toBe(0);
    await start(imani, 'Imani');
    expect(imani.attune().workspaces.get()).toHaveLength(1);
  });
});

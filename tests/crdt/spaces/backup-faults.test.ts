import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../src/crdt/backup/memory-file.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import {
  all,
  backUp,
  backupsOf,
  impatient,
  journalOf,
  openings,
  patient,
  pretendTarget,
  restoreInto,
  writes,
} from '../../cast/backups.ts';
import { couple, given, simulatedAttune, start } from '../../cast/simulated-attune.ts';

const goals = (workspace: Workspace): readonly string[] =>
  workspace.goals.view.get().goals.map(({ text }) => text);
const people = (workspace: Workspace): readonly string[] =>
  workspace.members.view.get().members.map(({ name }) => name);

describe('Something goes wrong while a backup is made', () => {
  const fails = [
    { what: 'there is no room for it', options: { room: 400 }, error: 'full' },
    { what: 'the stick is pulled out', options: { room: 400, fault: 'unknown' }, error: 'unknown' },
    {
      what: 'what was written is not what is read back',
      options: { spoil: true },
      error: 'not-whole',
    },
  ] as const;
  test.each(fails)(
    '$what: it is said, undone, and everything is as it was',
    async ({ options, error }) => {
      const world = simulatedAttune(331);
      const imani = await world.person('imani');
      const hers = await start(imani, 'Imani');
      const backups = backupsOf(imani, world);
      const target = pretendTarget(options);
      const made = await backups.make({
        scope: 'everything',
        passphrase: 'meadow',
        target,
        watch: patient,
      });
      expect(made).toEqual({ ok: false, error });
      expect(target.fate()).toBe('undone');
      expect((await backups.note())?.made).toBeUndefined();
      hers.goals.verbs.add({ text: 'Walk outside', why: '' });
      expect(goals(hers)).toEqual(['Walk outside']);
    },
  );

  test.each(['writing', 'checking'] as const)(
    'Imani ends it while it is %s, and nothing is left',
    async (doing) => {
      const world = simulatedAttune(332);
      const imani = await world.person('imani');
      await start(imani, 'Imani');
      const target = pretendTarget();
      const watch = impatient((step) => step.doing === doing);
      const made = await backupsOf(imani, world).make({
        scope: 'everything',
        passphrase: 'meadow',
        target,
        watch,
      });
      expect(made).toEqual({ ok: false, error: 'stopped' });
      expect(target.fate()).toBe('undone');
    },
  );

  test('with nothing here there is nothing to make one of, and no keys are made for it', async () => {
    const world = simulatedAttune(333);
    const imani = await world.person('imani');
    const target = pretendTarget();
    const made = await backupsOf(imani, world).make({
      scope: 'everything',
      passphrase: 'meadow',
      target,
      watch: patient,
    });
    expect(made).toEqual({ ok: false, error: 'no-home' });
    expect(imani.records.records.size).toBe(0);
  });
});

describe('Something goes wrong while a backup is restored', () => {
  test('the disk is full: a clean browser is as clean as before, and it works once there is room', async () => {
    const { world, sam } = await couple(341);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    const phone = await world.person('phone');
    const backups = backupsOf(phone, world);
    const looked = given(await backups.look(memorySource(file), 'meadow', all));
    const watch = { ...patient, onStep: () => phone.fillDisk(true) };
    expect(await backups.restore(looked, watch)).toEqual({ ok: false, error: 'full' });
    phone.fillDisk(false);
    await phone.reload();
    expect(phone.attune().workspaces.get()).toEqual([]);
    expect(await restoreInto(phone, world, file)).toMatchObject({ own: 'added' });
    await phone.reload();
    expect(openings(await journalOf(phone))).toEqual(['I walked to the river.']);
  });

  test('the person wants no more of it: nothing is left', async () => {
    const { world, sam } = await couple(342);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    const phone = await world.person('phone');
    const backups = backupsOf(phone, world);
    const looked = given(await backups.look(memorySource(file), 'meadow', all));
    const watch = impatient(({ done }) => done === 1);
    expect(await backups.restore(looked, watch)).toEqual({ ok: false, error: 'stopped' });
    expect(phone.attune().state.get().tag).toBe('new');
    expect([phone.records.records.size, phone.storesAtRest()]).toEqual([0, 0]);
  });

  test('the browser is killed in between: what was copied so far is swept at the next try', async () => {
    const { world, sam, his } = await couple(343);
    await world.until(() => people(his).length === 2);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    const phone = await world.person('phone');
    await writes(phone, '2026-11-25', 'On the phone.');
    const stores = phone.storesAtRest();
    const backups = backupsOf(phone, world);
    const looked = given(await backups.look(memorySource(file), 'meadow', all));
    // Killed as the switch is about to be written: no later write arrives, and nothing tidies up.
    const watch = {
      ...patient,
      onStep: ({ done }: { readonly done: number }) => {
        if (done === 1) phone.records.failWith('unknown');
      },
    };
    expect((await backups.restore(looked, watch)).ok).toBe(false);
    phone.records.failWith(undefined);
    await phone.reload();
    expect(phone.attune().workspaces.get()).toEqual([]);
    await restoreInto(phone, world, file);
    expect(phone.storesAtRest()).toBe(stores + 1);
    const again = given(await phone.attune().openWorkspace(his.id));
    expect(people(again)).toEqual(['Imani', 'Sam']);
  });
});

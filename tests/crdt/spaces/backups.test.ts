import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/crdt/basics/bytes.ts';
import { memorySource } from '../../../src/crdt/backup/memory-file.ts';
import { isBackupDue } from '../../../src/crdt/spaces/backup/is-backup-due.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import {
  all,
  backUp,
  backupsOf,
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

describe('Sam makes a backup and loses his browser', () => {
  test('a clean browser has every word again, both write on, and Imani sees one Sam', async () => {
    const { world, imani, sam, hers, his } = await couple(301);
    his.goals.verbs.add({ text: 'Walk outside', why: '' });
    hers.goals.verbs.add({ text: 'Sleep', why: '' });
    await world.until(() => goals(his).length === 2 && goals(hers).length === 2);
    const entry = await writes(sam, '2026-11-24', 'I walked to the river.');
    const journal = await journalOf(sam);
    const photo = given(await journal.files.put(utf8('a photo of the river')));
    journal.entries.verbs.addPhoto(entry, { file: photo, width: 4, height: 3, caption: 'River' });
    const file = await backUp(sam, world);
    const readable = new TextDecoder('latin1').decode(file);
    for (const word of ['river', 'Walk', 'Willow', 'Imani']) expect(readable).not.toContain(word);

    const phone = await world.person('phone');
    const looked = given(await backupsOf(phone, world).look(memorySource(file), 'meadow', all));
    expect(looked.about).toMatchObject({ whole: true });
    expect(world.clock.nowMs() - looked.about.madeMs).toBeLessThan(1_000);
    expect(looked.workspaces).toMatchObject([{ name: 'Willow', others: ['Imani'] }]);
    expect(looked.personal?.journal).toBe(1);
    // Looking has stored nothing.
    expect(phone.attune().state.get().tag).toBe('new');
    expect([phone.records.records.size, phone.storesAtRest()]).toEqual([0, 0]);

    const restored = await restoreInto(phone, world, file);
    expect(restored).toMatchObject({ own: 'added', merged: [], entries: 0 });
    expect(restored.added).toHaveLength(1);
    await phone.reload();
    const there = await journalOf(phone);
    expect(openings(there)).toEqual(['I walked to the river.']);
    expect(given(await there.files.get(photo))).toEqual(utf8('a photo of the river'));
    const [summary] = phone.attune().workspaces.get();
    expect(summary).toMatchObject({ name: 'Willow', ownName: 'Sam', others: ['Imani'] });
    const again = given(await phone.attune().openWorkspace(his.id));
    expect(goals(again)).toEqual(goals(his));

    // Both browsers go on, and neither is taken for the other.
    again.goals.verbs.add({ text: 'From the new browser', why: '' });
    his.goals.verbs.add({ text: 'From the old browser', why: '' });
    await world.until(() => [hers, his, again].every((one) => goals(one).length === 4));
    expect(goals(hers)).toEqual(goals(again));
    expect([hers, his, again].map((one) => one.concerns.get())).toEqual([[], [], []]);
    expect(people(hers)).toEqual(['Imani', 'Sam']);
    expect(again.me).toBe(his.me);
    expect(hers.connection.get()).toMatchObject({ tag: 'connected', members: [his.me] });
    expect(imani.attune().doors.get()).toEqual([]);
  });

  test('and while he is the last who has it, Imani takes everything from the restored browser', async () => {
    const { world, sam, hers, his } = await couple(302);
    his.goals.verbs.add({ text: 'Walk outside', why: '' });
    await world.until(() => his.saving.get().tag === 'saved');
    const file = await backUp(sam, world);
    await sam.close();
    const phone = await world.person('phone');
    await restoreInto(phone, world, file);
    const again = given(await phone.attune().openWorkspace(his.id));
    await world.until(() => goals(hers).length === 1);
    expect(goals(again)).toEqual(['Walk outside']);
  });

  test('and the same backup restored in two browsers makes two devices of his, which write at once', async () => {
    const { world, sam, hers, his } = await couple(303);
    const file = await backUp(sam, world);
    await sam.close();
    const [phone, tablet] = [await world.person('phone'), await world.person('tablet')];
    await restoreInto(phone, world, file);
    await restoreInto(tablet, world, file);
    const one = given(await phone.attune().openWorkspace(his.id));
    const two = given(await tablet.attune().openWorkspace(his.id));
    one.goals.verbs.add({ text: 'One', why: '' });
    two.goals.verbs.add({ text: 'Two', why: '' });
    await world.until(() => [hers, one, two].every((place) => goals(place).length === 2));
    expect([hers, one, two].map((place) => place.concerns.get())).toEqual([[], [], []]);
    expect(people(hers)).toEqual(['Imani', 'Sam']);
  });
});

describe('A backup goes into a browser where something is already', () => {
  test('the same workspace has the words of both, and nothing of it goes', async () => {
    const world = simulatedAttune(311);
    const imani = await world.person('imani');
    const hers = await start(imani, 'Imani');
    hers.goals.verbs.add({ text: 'Before', why: '' });
    await writes(imani, '2026-11-20', 'Before.');
    const file = await backUp(imani, world);
    hers.goals.verbs.add({ text: 'After', why: '' });
    await writes(imani, '2026-11-21', 'After.');
    const restored = await restoreInto(imani, world, file);
    expect(restored).toEqual({ added: [], merged: [hers.id], own: 'merged', entries: 0 });
    expect(goals(hers)).toEqual(['Before', 'After']);
    const journal = await journalOf(imani);
    await world.until(() => openings(journal).join(' ') === 'After. Before.');
    // It is no second device of its own that way.
    await imani.reload();
    const later = given(await imani.attune().openWorkspace(hers.id));
    expect(goals(later)).toEqual(['Before', 'After']);
    expect(later.concerns.get()).toEqual([]);
  });

  test('what was removed since stays removed, also what only a newer backup knows to be removed', async () => {
    const world = simulatedAttune(315);
    const imani = await world.person('imani');
    const journal = await journalOf(imani);
    await writes(imani, '2026-11-20', 'Kept.');
    const entry = await writes(imani, '2026-11-21', 'Removed.');
    const old = await backUp(imani, world);
    journal.entries.verbs.remove(entry);
    given(await given(await imani.attune().openPersonal()).saved());
    const newer = await backUp(imani, world);
    expect(await restoreInto(imani, world, old)).toMatchObject({ own: 'merged' });
    expect(openings(journal)).toEqual(['Kept.']);
    await imani.close();
    const phone = await world.person('phone');
    await restoreInto(phone, world, old);
    const there = await journalOf(phone);
    expect(openings(there)).toEqual(['Removed.', 'Kept.']);
    expect(await restoreInto(phone, world, newer)).toMatchObject({ own: 'merged' });
    await world.until(() => openings(there).length === 1);
    expect(openings(there)).toEqual(['Kept.']);
    // For 30 days it can be put back.
    there.entries.verbs.restore(entry);
    expect(openings(there)).toEqual(['Removed.', 'Kept.']);
  });

  test('an older copy of the workspace gets what is newer in the backup, while it is open', async () => {
    const world = simulatedAttune(312);
    const imani = await world.person('imani');
    const hers = await start(imani, 'Imani');
    hers.goals.verbs.add({ text: 'First', why: '' });
    const old = await backUp(imani, world);
    hers.goals.verbs.add({ text: 'Second', why: '' });
    const file = await backUp(imani, world);
    await imani.close();
    const phone = await world.person('phone');
    await restoreInto(phone, world, old);
    const there = given(await phone.attune().openWorkspace(hers.id));
    expect(goals(there)).toEqual(['First']);
    await restoreInto(phone, world, file);
    await world.until(() => goals(there).length === 2);
    expect(goals(there)).toEqual(['First', 'Second']);
  });

  test('another journal is copied in entry by entry, with days, photos and times, and never twice', async () => {
    const world = simulatedAttune(313);
    const [sam, phone] = [await world.person('sam'), await world.person('phone')];
    await start(sam, 'Sam');
    const entry = await writes(sam, '2026-11-20', 'From the old browser.');
    const journal = await journalOf(sam);
    journal.entries.verbs.setMood(entry, 'calm');
    for (const name of ['one', 'two']) {
      const file = given(await journal.files.put(utf8(`photo ${name}`)));
      journal.entries.verbs.addPhoto(entry, { file, width: 4, height: 3, caption: name });
    }
    const [made] = journal.entries.view.get().entries;
    const file = await backUp(sam, world);
    await world.clock.advance(86_400_000);

    await writes(phone, '2026-11-25', 'On the phone.');
    const restored = await restoreInto(phone, world, file);
    expect(restored).toMatchObject({ own: 'copied', entries: 1 });
    const there = await journalOf(phone);
    await world.until(() => openings(there).length === 2);
    expect(openings(there)).toEqual(['On the phone.', 'From the old browser.']);
    const copied = there.entries.view.get().entries[1];
    expect(copied).toMatchObject({
      day: '2026-11-20',
      mood: 'calm',
      created: { atMs: made?.created.atMs },
    });
    expect(copied?.photos.map(({ caption }) => caption)).toEqual(['one', 'two']);
    const photos = copied?.photos.map(({ file: name }) => there.files.get(name)) ?? [];
    expect((await Promise.all(photos)).map(given)).toEqual([utf8('photo one'), utf8('photo two')]);

    expect(await restoreInto(phone, world, file)).toMatchObject({ own: 'copied', entries: 0 });
    there.entries.verbs.remove(copied?.id ?? entry);
    given(await given(await phone.attune().openPersonal()).saved());
    await restoreInto(phone, world, file);
    expect(openings(there)).toEqual(['On the phone.']);
  });
});

describe('Photos stay on the device on which they were taken in', () => {
  test('Sam makes a backup on his phone: it counts each photo of his journal that only the laptop has', async () => {
    const { world, sam } = await couple(316);
    const entry = await writes(sam, '2026-11-20', 'The river.');
    const laptop = await journalOf(sam);
    const addPhoto = async (to: typeof entry, words: string) => {
      const photo = { file: given(await laptop.files.put(utf8(words))), width: 4, height: 3 };
      return { ...photo, id: laptop.entries.verbs.addPhoto(to, { ...photo, caption: '' }) };
    };
    await addPhoto(entry, 'taken along by the backup');
    const phone = await world.person('phone');
    await restoreInto(phone, world, await backUp(sam, world));
    await phone.reload();
    const there = await journalOf(phone);
    const countOnPhone = async (scope: 'everything' | Workspace['id'] = 'everything') => {
      const making = { scope, passphrase: 'meadow', target: pretendTarget(), watch: patient };
      const { absentPhotos, missingFiles } = given(await backupsOf(phone, world).make(making));
      return [absentPhotos, missingFiles];
    };
    expect(await countOnPhone()).toEqual([0, 0]);

    const seen = await addPhoto(entry, 'of the river');
    const takenOut = await addPhoto(entry, 'of nothing');
    if (takenOut.id !== undefined) laptop.entries.verbs.removePhoto(entry, takenOut.id);
    const removed = laptop.entries.verbs.add({ day: '2026-11-21' });
    await addPhoto(removed, 'of the bridge');
    // Twice in the journal, and one photo all the same.
    laptop.entries.verbs.addPhoto(removed, { ...seen, caption: 'Again' });
    laptop.entries.verbs.remove(removed);
    await world.until(() => there.entries.view.get().removed[0]?.photos.length === 2);
    expect(await countOnPhone()).toEqual([2, 0]);
    const [workspace] = phone.attune().workspaces.get();
    expect(await countOnPhone(workspace?.id)).toEqual([0, 0]);
    // The laptop has all of them.
    const making = { scope: 'everything', passphrase: 'meadow', watch: patient } as const;
    const whole = await backupsOf(sam, world).make({ ...making, target: pretendTarget() });
    expect(given(whole)).toMatchObject({ absentPhotos: 0, missingFiles: 0 });
  });

  test('and those of an entry that cannot be put back any more are missed by nobody', async () => {
    const world = simulatedAttune(318);
    const imani = await world.person('imani');
    const entry = await writes(imani, '2026-11-20', 'The river.');
    const { entries } = await journalOf(imani);
    entries.verbs.addPhoto(entry, { file: 'ab'.repeat(32), width: 4, height: 3, caption: '' });
    entries.verbs.remove(entry);
    const count = async () => {
      const making = { scope: 'everything', passphrase: 'meadow', watch: patient } as const;
      const made = await backupsOf(imani, world).make({ ...making, target: pretendTarget() });
      return given(made).absentPhotos;
    };
    expect(await count()).toBe(1);
    await imani.close();
    await world.clock.advance(31 * 86_400_000);
    await imani.reload();
    expect(await count()).toBe(0);
  });

  test('one that rests here and cannot be read is counted as that alone', async () => {
    const world = simulatedAttune(317);
    const imani = await world.person('imani');
    const entry = await writes(imani, '2026-11-20', 'The river.');
    const journal = await journalOf(imani);
    const file = given(await journal.files.put(utf8('a photo of the river')));
    journal.entries.verbs.addPhoto(entry, { file, width: 4, height: 3, caption: '' });
    const [resting] = imani.disk
      .names()
      .flatMap((store) => imani.disk.files(store).get(file) ?? []);
    if (resting !== undefined) resting[10] = (resting[10] ?? 0) ^ 1;
    const making = { scope: 'everything', passphrase: 'meadow', watch: patient } as const;
    const made = await backupsOf(imani, world).make({ ...making, target: pretendTarget() });
    expect(given(made)).toMatchObject({ absentPhotos: 0, missingFiles: 1 });
  });
});

describe('What is in a backup', () => {
  test('of one workspace is that workspace and no other, and no journal', async () => {
    const world = simulatedAttune(321);
    const imani = await world.person('imani');
    const willow = await start(imani, 'Imani');
    const other = given(
      await imani
        .attune()
        .startWorkspace({ yourName: 'Imani', yourPart: 'therapist', workspaceName: 'Oak' }),
    );
    await writes(imani, '2026-11-20', 'Private.');
    const file = await backUp(imani, world, willow.id);
    const looked = given(await backupsOf(imani, world).look(memorySource(file), 'meadow', all));
    expect(looked.about.whole).toBe(false);
    expect(looked.workspaces.map(({ name }) => name)).toEqual(['Willow']);
    expect(looked.personal).toBeUndefined();
    const phone = await world.person('phone');
    await restoreInto(phone, world, file);
    expect(
      phone
        .attune()
        .workspaces.get()
        .map(({ id }) => id),
    ).toEqual([willow.id]);
    expect(phone.attune().personal.get().tag).toBe('none');
    expect(other).not.toBe(willow.id);
  });

  test('is the same sleeping device each time, and never what this browser writes with', async () => {
    const { world, sam, hers } = await couple(322);
    const devices = () => sam.records.records.size;
    await backUp(sam, world);
    const before = devices();
    await backUp(sam, world);
    expect(devices()).toBe(before);
    expect(people(hers)).toEqual(['Imani', 'Sam']);
  });

  test('is looked at by nobody with another passphrase', async () => {
    const world = simulatedAttune(323);
    const imani = await world.person('imani');
    await start(imani, 'Imani');
    const file = await backUp(imani, world);
    const looked = await backupsOf(imani, world).look(memorySource(file), 'river', all);
    expect(looked).toEqual({ ok: false, error: 'wrong-passphrase' });
  });
});

describe('A reminder', () => {
  const day = 86_400_000;
  test('comes a week after there was something to back up, after a backup, and after it was put off', () => {
    expect(isBackupDue({ sinceMs: 0 }, 7 * day - 1)).toBe(false);
    expect(isBackupDue({ sinceMs: 0 }, 7 * day)).toBe(true);
    const made = {
      madeMs: 5 * day,
      checkedMs: 5 * day,
      whole: true,
      file: 'f',
      where: 'chosen',
    } as const;
    expect(isBackupDue({ sinceMs: 0, made }, 11 * day)).toBe(false);
    expect(isBackupDue({ sinceMs: 0, made }, 12 * day)).toBe(true);
    expect(isBackupDue({ sinceMs: 0, made, putOffMs: 12 * day }, 13 * day)).toBe(false);
    expect(isBackupDue({ sinceMs: 0, made, putOffMs: 12 * day }, 19 * day)).toBe(true);
  });

  test('is for whoever has something here, and a backup ends it', async () => {
    const world = simulatedAttune(351);
    const imani = await world.person('imani');
    expect(await backupsOf(imani, world).isDue()).toBe(false);
    await start(imani, 'Imani');
    const backups = backupsOf(imani, world);
    expect(await backups.isDue()).toBe(false);
    await world.clock.advance(7 * day);
    expect(await backups.isDue()).toBe(true);
    await backups.putOff();
    expect(await backups.isDue()).toBe(false);
    await world.clock.advance(7 * day);
    expect(await backups.isDue()).toBe(true);
    await backUp(imani, world);
    expect(await backups.isDue()).toBe(false);
    expect(await backups.note()).toMatchObject({
      made: { whole: true, file: 'backup-2026-11-26.attune', where: 'downloads' },
    });
  });
});

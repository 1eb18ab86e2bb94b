// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { dayAlone } from '../../src/app/words/journal-days.ts';
import { excerpts } from '../../src/crdt/documents/excerpts/excerpts.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { editorIn, placeCaret, select } from '../editors/people.ts';
import { showJournal, writingPage, type JournalAtHand } from './journal-at-hand.ts';
import { imani, pretendIds, sam } from './pretend-people.ts';
import type { PretendSessionRoom } from './pretend-session-room.ts';
import { shareFromJournal } from './pretend-sharing.ts';
import { pretendWorkspace, type PretendWorkspace } from './pretend-workspace.ts';

const paragraphs = ['It was a long week.', 'I said no to Sunday, and slept.', 'Nobody reads this.'];
const nowMs = Date.UTC(2026, 10, 22, 14, 20);
const line = `From ${imani.name}’s journal, ${dayAlone(Date.parse('2026-11-20T12:00:00'), nowMs)}`;

interface Sharing extends JournalAtHand {
  readonly room: PretendSessionRoom;
}

/** An entry of three paragraphs is open. Whoever looks is the client, Sam the therapist. */
async function entryOpen(
  where: 'client' | 'therapist' | 'front' = 'client',
  prepare: (home: { workspace: PretendWorkspace; room: PretendSessionRoom }) => void = () =>
    undefined,
): Promise<Sharing> {
  let room: PretendSessionRoom | undefined;
  const shown = await showJournal(where, {
    entry: true,
    write(pretend, workspace) {
      room = shareFromJournal(pretend.attune, workspace, simulatedClock(nowMs));
      prepare({ workspace, room });
      const about =
        where === 'therapist' ? { workspace: workspace.id, session: undefined } : undefined;
      return pretend.write({
        day: '2026-11-20',
        paragraphs,
        ...(about === undefined ? {} : { about }),
      });
    },
  });
  await screen.findByRole('textbox', { name: 'Entry' });
  if (room === undefined) throw new Error('There is a room.');
  placeCaret(editorIn(document.body), paragraphs[0] ?? '', 3);
  return { ...shown, room };
}

const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const openDialog = async () => {
  press('Share a paragraph');
  return within(await screen.findByRole('dialog', { name: 'Share a paragraph' }));
};
const shareIt = async (): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name: 'Share this' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};
const textsIn = ({ room }: Sharing): readonly string[] =>
  room.room.excerpts.view.get().excerpts.map(({ text }) => text);
const goToNotes = (): void => {
  const places = within(screen.getByRole('navigation', { name: 'Workspace' }));
  places.getByRole('link', { name: 'Notes' }).click();
};

test('what is selected is shown exactly as Sam will see it, and only that is shared', async () => {
  const shown = await entryOpen();
  select(editorIn(document.body), 'said no to Sunday');
  const dialog = await openDialog();
  expect(dialog.queryByRole('combobox', { name: 'Which paragraph' })).toBeNull();
  const preview = within(await dialog.findByRole('region', { name: `What ${sam.name} will see` }));
  const figure = preview.getByRole('figure');
  expect(figure.textContent).toBe(`said no to Sunday${line}`);
  await shareIt();
  expect(textsIn(shown)).toEqual(['said no to Sunday']);
  expect(await screen.findByText('Shared. It is among Notes.')).toBeDefined();
  const part = within(await screen.findByRole('region', { name: 'Shared from this entry' }));
  expect(part.getByText('said no to Sunday')).toBeDefined();
  expect(await part.findByText('In Willow, among Notes')).toBeDefined();

  goToNotes();
  const notes = within(await screen.findByRole('region', { name: 'From your journals' }));
  expect(notes.getByRole('figure').textContent).toBe(`said no to Sunday${line}`);
});

test('without a selection the paragraph with the caret is offered, and another can be chosen', async () => {
  const shown = await entryOpen();
  placeCaret(editorIn(document.body), 'no to Sunday', 2);
  const dialog = await openDialog();
  const box = dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Which paragraph' });
  expect([...box.options].map(({ text }) => text)).toEqual(paragraphs);
  expect(box.selectedIndex).toBe(1);
  expect((await dialog.findByRole('figure')).textContent).toBe(`${paragraphs[1] ?? ''}${line}`);
  fireEvent.change(box, { target: { value: box.options[0]?.value } });
  expect(dialog.getByRole('figure').textContent).toBe(`${paragraphs[0] ?? ''}${line}`);
  await shareIt();
  expect(textsIn(shown)).toEqual([paragraphs[0]]);
});

test('in an entry without words there is nothing to share, and it says so', async () => {
  await showJournal('client', {
    entry: true,
    write: (pretend) => pretend.write({ day: '2026-11-22' }),
  });
  await writingPage();
  press('Share a paragraph');
  expect(await screen.findByText(/Write something first/)).toBeDefined();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('closed again, nothing was shared', async () => {
  const shown = await entryOpen();
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(textsIn(shown)).toEqual([]);
  expect(screen.queryByRole('region', { name: 'Shared from this entry' })).toBeNull();
});

test('taken back by one press in the entry, the words are gone from Notes, and both places say so', async () => {
  const shown = await entryOpen();
  await openDialog();
  await shareIt();
  const part = within(await screen.findByRole('region', { name: 'Shared from this entry' }));
  const back = part.getByRole('button', { name: 'Take back' });
  // Nothing else on the page has that name, such as the tool that takes back what was typed last.
  expect(screen.getAllByRole('button', { name: 'Take back' })).toEqual([back]);
  back.focus();
  fireEvent.click(back);
  expect(await part.findByText(/^Taken back/)).toBeDefined();
  expect(part.queryByRole('button', { name: 'Take back' })).toBeNull();
  // What cannot be undone is true of it from then on.
  expect(part.getByText(/What somebody has read or copied stays with them/)).toBeDefined();
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  expect(textsIn(shown)).toEqual([]);
  goToNotes();
  const notes = within(await screen.findByRole('region', { name: 'From your journals' }));
  expect(notes.getByText(/^You took back words you had shared/)).toBeDefined();
  expect(notes.queryByRole('figure')).toBeNull();
});

test('put on the agenda it goes to the next session, whose line says where it comes from', async () => {
  const shown = await entryOpen('client', ({ room }) => {
    room.room.sessions.verbs.plan({ startsMs: [nowMs + 86_400_000], minutes: 50, how: 'video' });
  });
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('radio', { name: /^On the agenda of/ }));
  await shareIt();
  const { items } = shown.room.room.agenda.view.get();
  const [session] = shown.room.room.sessions.view.get().sessions;
  expect(items).toMatchObject([{ text: paragraphs[0], session: session?.id }]);
  const places = within(screen.getByRole('navigation', { name: 'Workspace' }));
  places.getByRole('link', { name: 'Sessions' }).click();
  fireEvent.click(
    (await screen.findAllByRole('button', { name: 'Open session' }))[0] ?? document.body,
  );
  const agenda = within(await screen.findByRole('region', { name: 'Agenda' }));
  expect(agenda.getByText(line)).toBeDefined();
  const [item] = items;
  if (item !== undefined) shown.room.room.agenda.verbs.edit(item.id, 'Other words', item.text);
  expect(agenda.getByText(`${line}. The words were changed since.`)).toBeDefined();
});

test('put into the notes of a session it stands there as a quotation with where it comes from', async () => {
  const shown = await entryOpen('client', ({ room }) => {
    room.room.sessions.verbs.plan({ startsMs: [nowMs + 86_400_000], minutes: 50, how: 'video' });
  });
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('radio', { name: 'Into a note' }));
  const which = dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Which note' });
  const option = [...which.options].find(({ text }) => text.startsWith('Session notes'));
  fireEvent.change(which, { target: { value: option?.value } });
  await shareIt();
  expect(await screen.findByText(/in the session notes of/)).toBeDefined();
  const [session] = shown.room.room.sessions.view.get().sessions;
  const fragment: unknown = session && shown.room.room.openNotes(session.id)?.fragment;
  expect(fragment instanceof Y.XmlFragment && fragment.toJSON()).toContain(paragraphs[0]);
  const places = within(screen.getByRole('navigation', { name: 'Workspace' }));
  places.getByRole('link', { name: 'Sessions' }).click();
  fireEvent.click(
    (await screen.findAllByRole('button', { name: 'Open session' }))[0] ?? document.body,
  );
  const notes = await screen.findByRole('textbox', { name: 'Session notes' });
  await waitFor(() =>
    expect(notes.querySelector('blockquote')?.getAttribute('data-source')).toBe(line),
  );
});

test('a note that went meanwhile takes nothing, and it says so', async () => {
  const shown = await entryOpen();
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('radio', { name: 'Into a note' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Share this' }));
  expect(await dialog.findByText(/is not there any more/)).toBeDefined();
  expect(textsIn(shown)).toEqual([]);
});

test('where nothing can be kept, nothing is shared, and it says why', async () => {
  const shown = await entryOpen('client', ({ room }) => room.cannotKeep.set('full'));
  const dialog = await openDialog();
  fireEvent.click(await dialog.findByRole('button', { name: 'Share this' }));
  expect(await dialog.findByText(/no room left, so nothing was shared/)).toBeDefined();
  expect(textsIn(shown)).toEqual([]);
});

test('in front of one workspace it goes there, which is open for that alone; taken back, too', async () => {
  const shown = await entryOpen('front');
  const closing = vi.spyOn(shown.attune, 'closeWorkspace');
  const dialog = await openDialog();
  await dialog.findByRole('region', { name: `What ${sam.name} will see` });
  expect(dialog.queryByRole('combobox', { name: 'Workspace' })).toBeNull();
  await shareIt();
  expect(textsIn(shown)).toEqual([paragraphs[0]]);
  expect(closing).toHaveBeenCalledTimes(1);
  expect(screen.getByText(/as soon as you have Willow open/)).toBeDefined();
  const part = within(await screen.findByRole('region', { name: 'Shared from this entry' }));
  expect(part.getByText('In Willow')).toBeDefined();
  fireEvent.click(part.getByRole('button', { name: 'Take back' }));
  expect(await part.findByText(/^Taken back/)).toBeDefined();
  expect(textsIn(shown)).toEqual([]);
  expect(closing).toHaveBeenCalledTimes(2);
});

test('in front of several workspaces none is chosen beforehand', async () => {
  const shown = await entryOpen('front');
  const other = pretendWorkspace({ nowMs, name: 'Oak' });
  shown.attune.keep(other);
  const dialog = await openDialog();
  expect(dialog.queryByRole('button', { name: 'Share this' })).toBeNull();
  const box = dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Workspace' });
  expect([...box.options].map(({ text }) => text)).toEqual(['Choose a workspace', 'Willow', 'Oak']);
  fireEvent.change(box, { target: { selectedIndex: 1, value: box.options[1]?.value } });
  await dialog.findByRole('region', { name: `What ${sam.name} will see` });
  await shareIt();
  expect(textsIn(shown)).toEqual([paragraphs[0]]);
  expect((await other.sessionRoom()).excerpts.view.get().excerpts).toEqual([]);
});

test('words out of a private note say that they are from private notes, beforehand and where they stand', async () => {
  await entryOpen('therapist');
  const dialog = await openDialog();
  const figure = within(await dialog.findByRole('figure'));
  const from = line.replace('journal', 'private notes');
  expect(figure.getByText(from)).toBeDefined();
  expect(dialog.getByText(/^Only these words are shared/).textContent).not.toContain('journal');
  await shareIt();
  goToNotes();
  const notes = within(await screen.findByRole('region', { name: 'From your journals' }));
  expect(notes.getByText(from)).toBeDefined();
});

test('a private note about one workspace is offered no other', async () => {
  const shown = await entryOpen('therapist');
  shown.attune.keep(pretendWorkspace({ nowMs, name: 'Oak' }));
  const dialog = await openDialog();
  await dialog.findByRole('button', { name: 'Share this' });
  expect(dialog.queryByRole('combobox', { name: 'Workspace' })).toBeNull();
});

test('a workspace that does not open takes nothing, and it says so', async () => {
  const shown = await entryOpen('front');
  shown.attune.faults.set({ open: 'unknown' });
  const dialog = await openDialog();
  expect(await dialog.findByText(/could not be opened just now/)).toBeDefined();
  expect(dialog.getByRole('button', { name: 'Cancel' })).toBeDefined();
});

test('without any workspace it says that there is nobody to share with', async () => {
  const shown = await entryOpen('front');
  shown.attune.workspaces.set([]);
  const dialog = await openDialog();
  expect(dialog.getByText(/no workspace on this device to share with/)).toBeDefined();
});

async function entrySharedElsewhere(): Promise<JournalAtHand> {
  const shown = await showJournal('client', {
    entry: true,
    write(pretend) {
      const id = pretend.write({ day: '2026-11-20', paragraphs });
      pretend.journal.entries.verbs.noteShared(id, {
        workspace: pretendIds.space(),
        excerpt: pretendIds.record(),
        text: 'Said elsewhere.',
      });
      return id;
    },
  });
  await screen.findByRole('textbox', { name: 'Entry' });
  return shown;
}

test('within a workspace, what was shared in another is told of without its name', async () => {
  const shown = await entrySharedElsewhere();
  const part = within(await screen.findByRole('region', { name: 'Shared from this entry' }));
  expect(part.getByText('In another workspace')).toBeDefined();
  expect(part.queryByRole('button', { name: 'Take back' })).toBeNull();
  const way = part.getByRole('link', { name: 'Take it back from your whole journal' });
  expect(way.getAttribute('href')).toMatch(/^\/journal\//);
  expect(shown.attune.workspaces.get()).toHaveLength(1);
});

test('what Sam shared is on Notes for Imani, who cannot take it back; taken back by Sam it is told', async () => {
  const shown = await entryOpen();
  const sams = shown.room.as(sam.id, excerpts);
  const id = pretendIds.record();
  sams.share({ id, text: 'One.\nTwo.', from: 'journal', day: '2026-11-20', place: { tag: 'own' } });
  goToNotes();
  const notes = within(await screen.findByRole('region', { name: 'From your journals' }));
  expect(notes.getAllByText(/^(One|Two)\.$/).map(({ textContent }) => textContent)).toEqual([
    'One.',
    'Two.',
  ]);
  expect(notes.getByText(line.replace(imani.name, sam.name))).toBeDefined();
  expect(notes.queryByRole('button', { name: 'Take back' })).toBeNull();
  sams.takeBack(id);
  expect(await notes.findByText(new RegExp(`^${sam.name} took back words`))).toBeDefined();
  expect(notes.queryByText('One.')).toBeNull();
});

test('news of what was shared leads to it, past all notes', async () => {
  const shown = await entryOpen();
  const by = sam.id;
  const text = 'One thing.';
  const sams = shown.room.as(by, excerpts);
  sams.share({
    id: pretendIds.record(),
    text,
    from: 'journal',
    day: '2026-11-20',
    place: { tag: 'own' },
  });
  const news = { id: '1', by, atMs: 0, what: 'excerpt-added', title: text } as const;
  shown.workspace.changes.set([{ ...news, record: undefined }]);
  const places = within(screen.getByRole('navigation', { name: 'Workspace' }));
  places.getByRole('link', { name: 'Today' }).click();
  const way = await screen.findByRole('link', { name: text });
  // Whether it is from a journal or from private notes stands there; here the words are true of both.
  const told = `${sam.name} shared words they wrote for themselves: ${text}`;
  expect(way.closest('li')?.textContent).toContain(told);
  way.click();
  const heading = await screen.findByRole('heading', { name: 'From your journals' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test('on Notes whoever shared it takes it back by one press', async () => {
  const shown = await entryOpen();
  await openDialog();
  await shareIt();
  goToNotes();
  const notes = within(await screen.findByRole('region', { name: 'From your journals' }));
  fireEvent.click(notes.getByRole('button', { name: 'Take back' }));
  expect(await notes.findByText(/^You took back/)).toBeDefined();
  expect(textsIn(shown)).toEqual([]);
  const noted = () => shown.journal.entries.view.get().entries.flatMap(({ shared }) => shared);
  await waitFor(() => expect(noted()).toMatchObject([{ takenBackMs: nowMs }]));
});

// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { describe, expect, test, vi } from 'vitest';
import { comments } from '../../src/crdt/documents/comments/comments.ts';
import { tasks } from '../../src/crdt/documents/tasks/tasks.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { editorIn, placeCaret, select, type } from '../editors/people.ts';
import { sam } from './pretend-people.ts';
import { pretendSessionNotes } from './pretend-session-notes.ts';
import { showApp } from './show-app.tsx';

/** A session that is planned, and Imani on its page, with words in its notes. */
async function imaniInSession(words = 'The call was on Sunday.') {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const pretend = pretendSessionNotes(clock);
  const openNotes = vi.spyOn(pretend.room, 'openNotes');
  showApp({ clock, attune: pretend.attune, at: pretend.page });
  const box = await screen.findByRole('textbox', { name: 'Session notes' });
  const editor = editorIn(document.body);
  if (words !== '') type(editor, words);
  return { ...pretend, box, editor, openNotes };
}

const box = (): HTMLElement => screen.getByRole('textbox', { name: 'Session notes' });
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const tool = (name: string): HTMLElement =>
  within(screen.getByRole('toolbar', { name: 'Tools for writing' })).getByRole('button', { name });
const fill = (name: string, value: string): void =>
  void fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
const card = (name: string) => within(screen.getByRole('region', { name }));

describe('comments', () => {
  test('Imani comments on chosen words, Sam answers, and she resolves it and opens it again', async () => {
    const scene = await imaniInSession();
    const { editor, box, room } = scene;
    expect(screen.getByText(/Choose some words in the notes, then press/)).toBeTruthy();
    select(editor, 'on Sunday');
    tool('Comment').click();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Comment' }));
    expect(card('Comments').getByText('on Sunday')).toBeTruthy();
    expect(box.querySelector('.note-chosen')?.textContent).toBe('on Sunday');
    fill('Comment', 'You said this quietly.');
    button('Add comment').click();
    const thread = screen.getByRole('article', { name: 'on Sunday' });
    expect(within(thread).getByText('You said this quietly.')).toBeTruthy();
    expect(within(thread).getByText(/^Imani Okafor, /)).toBeTruthy();
    expect(box.querySelector('.note-open-comment')?.textContent).toBe('on Sunday');
    expect(document.activeElement).toBe(box);

    const { id } = room.comments.view.get().threads[0] ?? {};
    if (id === undefined) throw new Error('The comment is there.');
    scene.as(sam.id, comments).reply(id, 'I was afraid of it.');
    expect(within(thread).getByText(/^Sam Rivers, /)).toBeTruthy();
    expect(screen.getByText('Sam Rivers wrote a comment')).toBeTruthy();
    fireEvent.input(within(thread).getByRole('textbox', { name: 'Reply' }), {
      target: { value: 'Thank you.' },
    });
    within(thread).getByRole('button', { name: 'Send reply' }).click();
    expect(within(thread).getByText('Thank you.')).toBeTruthy();

    within(thread).getByRole('button', { name: 'Resolved' }).click();
    expect(screen.getByText('Resolved (1)')).toBeTruthy();
    expect(box.querySelector('.note-open-comment')).toBeNull();
    screen.getByText('Open again').closest('button')?.click();
    expect(box.querySelector('.note-open-comment')?.textContent).toBe('on Sunday');
  });

  test('Imani chooses again while her comment is open, and goes on writing it', async () => {
    const { editor, room } = await imaniInSession();
    select(editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'You said');
    for (const words of ['on Sunday', 'call']) {
      box().focus();
      select(editor, words);
      tool('Comment').click();
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Comment' }));
      expect(card('Comments').getByText(words)).toBeTruthy();
    }
    button('Add comment').click();
    expect(room.comments.view.get().threads).toMatchObject([
      { quote: 'call', replies: [{ text: 'You said' }] },
    ]);
  });

  test('who resolves the only comment by keyboard stays with the comments', async () => {
    const { editor } = await imaniInSession();
    select(editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'Hm');
    button('Add comment').click();
    button('Resolved').focus();
    button('Resolved').click();
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Comments' })),
    );
  });

  test('Sam resolves a comment while Imani writes a reply, and once it is open again she finds what she had begun', async () => {
    const scene = await imaniInSession();
    select(scene.editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'Hm');
    button('Add comment').click();
    const { id } = scene.room.comments.view.get().threads[0] ?? {};
    if (id === undefined) throw new Error('The comment is there.');
    fill('Reply', 'I would like to');
    scene.as(sam.id, comments).setResolved(id, true);
    expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
    scene.as(sam.id, comments).setResolved(id, false);
    const reply = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
    expect(reply().value).toBe('I would like to');
    button('Send reply').click();
    expect(reply().value).toBe('');
    expect(scene.room.comments.view.get().threads[0]?.replies[1]?.text).toBe('I would like to');
  });

  test('Imani takes back only her own words, and puts them back', async () => {
    const scene = await imaniInSession();
    const { editor, room } = scene;
    select(editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'Hm');
    button('Add comment').click();
    const { id } = room.comments.view.get().threads[0] ?? {};
    if (id === undefined) throw new Error('The comment is there.');
    scene.as(sam.id, comments).reply(id, 'What is it?');
    const removes = card('Comments').getAllByRole('button', { name: 'Remove' });
    expect(removes).toHaveLength(1);
    removes[0]?.click();
    expect(card('Comments').queryByText('Hm')).toBeNull();
    expect(card('Comments').getByText('What is it?')).toBeTruthy();
    button('Undo').click();
    expect(card('Comments').getByText('Hm')).toBeTruthy();
  });

  test('a passage leads to its thread, also to a resolved one, and the thread back to the passage', async () => {
    const { editor, room } = await imaniInSession();
    select(editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'Hm');
    button('Add comment').click();
    placeCaret(editor, 'on Sunday', 3);
    expect(tool('Comment').getAttribute('aria-pressed')).toBe('true');
    tool('Comment').click();
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('article', { name: 'on Sunday' })),
    );
    placeCaret(editor, 'The', 0);
    button('Show in the notes').click();
    const { from, to } = editor.state.selection;
    expect(editor.state.doc.textBetween(from, to)).toBe('on Sunday');

    button('Resolved').click();
    select(editor, 'Sunday');
    tool('Comment').click();
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('article', { name: 'on Sunday' })),
    );
    expect(room.comments.view.get().threads).toHaveLength(1);
  });

  test('a thread whose words are gone says so and keeps them', async () => {
    const { editor } = await imaniInSession();
    select(editor, 'on Sunday');
    tool('Comment').click();
    fill('Comment', 'Hm');
    button('Add comment').click();
    expect(screen.queryByText('These words are no longer in the notes.')).toBeNull();
    select(editor, ' on Sunday');
    editor.view.dispatch(editor.state.tr.deleteSelection());
    const thread = within(screen.getByRole('article', { name: 'on Sunday' }));
    expect(thread.getByText('These words are no longer in the notes.')).toBeTruthy();
    expect(thread.queryByRole('button', { name: 'Show in the notes' })).toBeNull();
  });

  test('with nothing chosen it asks for words, and Escape lets chosen words go', async () => {
    const { editor, box, room } = await imaniInSession();
    placeCaret(editor, 'call', 1);
    tool('Comment').click();
    expect(screen.getByText('Choose some words in the notes first.')).toBeTruthy();
    select(editor, 'call');
    tool('Comment').click();
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Comment' }), { key: 'Escape' });
    expect(screen.queryByRole('textbox', { name: 'Comment' })).toBeNull();
    expect(box.querySelector('.note-chosen')).toBeNull();
    expect(room.comments.view.get().threads).toEqual([]);
  });
});

describe('what comes of a session', () => {
  test('chosen words become something to do, get an owner and a day, and are ticked', async () => {
    const { editor, box, room, session } = await imaniInSession('Call him back for ten minutes.');
    select(editor, 'Call him back');
    tool('Between now and next time').click();
    expect(box.querySelector('.note-open-task')?.textContent).toBe('Call him back');
    const list = card('Between now and next time');
    list.getByRole('button', { name: 'Change this' }).click();
    const who = list.getByRole('combobox', { name: 'Who' });
    fireEvent.change(who, { target: { value: sam.id } });
    fireEvent.input(list.getByLabelText('Day'), { target: { value: '2026-12-01' } });
    fill('What to do', 'Call him back on Tuesday');
    list.getByRole('button', { name: 'Save' }).click();
    expect(room.tasks.view.get().tasks).toMatchObject([
      {
        sort: 'between',
        text: 'Call him back on Tuesday',
        owner: sam.id,
        day: '2026-12-01',
        session,
        done: false,
      },
    ]);
    expect(list.getByText('Sam Rivers')).toBeTruthy();
    list.getByRole('checkbox', { name: 'Call him back on Tuesday' }).click();
    expect(room.tasks.view.get().tasks[0]?.done).toBe(true);
  });

  test('a decision is written down from chosen words, taken off and put back', async () => {
    const { editor, box, room } = await imaniInSession('We keep Tuesdays free.');
    select(editor, 'We keep Tuesdays free');
    tool('We decided').click();
    const list = card('We decided');
    expect(list.getByText('We keep Tuesdays free')).toBeTruthy();
    expect(list.queryByRole('checkbox')).toBeNull();
    list.getByRole('button', { name: 'Change this' }).click();
    list.getByRole('button', { name: 'Remove' }).click();
    expect(list.queryByText('We keep Tuesdays free')).toBeNull();
    expect(box.querySelector('.note-open-task')).toBeNull();
    screen.getAllByRole('button', { name: 'Undo' }).at(-1)?.click();
    expect(list.getByText('We keep Tuesdays free')).toBeTruthy();
    expect(box.querySelector('.note-open-task')?.textContent).toBe('We keep Tuesdays free');
    expect(room.tasks.view.get().tasks).toHaveLength(1);
  });

  test('words that are on the list already lead to it instead of making it twice', async () => {
    const { editor, room } = await imaniInSession('Call him back.');
    select(editor, 'Call him back');
    tool('Between now and next time').click();
    select(editor, 'him back');
    tool('We decided').click();
    expect(room.tasks.view.get().tasks).toHaveLength(1);
    expect(document.activeElement?.textContent).toContain('Call him back');
  });

  test('with nothing chosen the tool opens the list’s own form, and Enter there adds one after the other, and what was begun is kept', async () => {
    const { editor, room } = await imaniInSession();
    placeCaret(editor, 'call', 1);
    tool('Between now and next time').click();
    const box = screen.getByRole('textbox', { name: 'What to do' });
    expect(document.activeElement).toBe(box);
    for (const text of ['Water first', 'Shoes by the door']) {
      fireEvent.input(box, { target: { value: text } });
      fireEvent.submit(box);
    }
    expect(room.tasks.view.get().tasks.map(({ text }) => text)).toEqual([
      'Water first',
      'Shoes by the door',
    ]);
    fireEvent.input(box, { target: { value: 'Call my' } });
    fireEvent.keyDown(box, { key: 'Escape' });
    button('Add a decision').click();
    const decision = screen.getByRole<HTMLInputElement>('textbox', { name: 'What we decided' });
    expect(decision.value).toBe('');
    button('Add something to do').click();
    const again = screen.getByRole<HTMLInputElement>('textbox', { name: 'What to do' });
    expect(again.value).toBe('Call my');
  });

  test('the words that Sam is adding meanwhile stay when Imani rewords the same task', async () => {
    const scene = await imaniInSession('Call him.');
    const { editor, room } = scene;
    select(editor, 'Call him');
    tool('Between now and next time').click();
    const list = card('Between now and next time');
    list.getByRole('button', { name: 'Change this' }).click();
    const { id } = room.tasks.view.get().tasks[0] ?? {};
    if (id === undefined) throw new Error('The task is there.');
    scene.as(sam.id, tasks).edit(id, { text: 'Maybe Call him' });
    fill('What to do', 'Call him on Tuesday');
    list.getByRole('button', { name: 'Save' }).click();
    expect(room.tasks.view.get().tasks[0]?.text).toBe('Maybe Call him on Tuesday');
  });
});

describe('the page of notes', () => {
  test('offers headings while it is empty, writes none by opening, and takes them by a press', async () => {
    const { editor } = await imaniInSession('');
    expect(editor.getText()).toBe('');
    // The agenda beside the notes has a "First meeting" of its own.
    within(screen.getByRole('region', { name: 'Session notes' })).getByRole('button', {
      name: 'First meeting',
    });
    button('Start with headings').click();
    expect(editor.getText()).toContain('What we noticed');
    expect(screen.queryByRole('button', { name: 'Start with headings' })).toBeNull();
    type(editor, 'Lighter.');
    expect(editor.getText()).toContain('Lighter.');
  });

  test('names a goal where one writes, and lists it with a way to it', async () => {
    const { editor } = await imaniInSession();
    placeCaret(editor, 'call', 4);
    tool('Mention a goal').click();
    const dialog = within(await screen.findByRole('dialog', { name: 'Mention a goal' }));
    dialog.getByRole('button', { name: 'Walk outside twice a week' }).click();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(editor.getText()).toBe('The call Walk outside twice a week was on Sunday.');
    expect(
      card('Goals in these notes').getByRole('link', { name: 'Walk outside twice a week' }),
    ).toBeTruthy();
  });

  test('opens the notes of one session and of no other', async () => {
    const { openNotes, session } = await imaniInSession();
    expect(openNotes.mock.calls).toEqual([[session]]);
    expect(document.querySelectorAll('.ProseMirror')).toHaveLength(1);
  });
});

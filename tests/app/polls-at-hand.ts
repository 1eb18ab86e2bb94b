import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect } from 'vitest';
import { polls } from '../../src/crdt/documents/polls/polls.ts';
import type { MemberId } from '../../src/crdt/basics/id.ts';
import type { NewPoll, Poll } from '../../src/crdt/documents/polls/types.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imani, pretendIds, sam } from './pretend-people.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { pretendSessionRoom } from './pretend-session-room.ts';
import { showApp } from './show-app.tsx';

/** A third person, for what needs three. */
export const noor = { id: pretendIds.member(), name: 'Noor' };

/** Imani on the page of polls, and the others' hands at their own devices. */
export async function imaniLooksAtPolls(options: { readonly withNoor?: boolean } = {}) {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const pretend = pretendSessionRoom(clock);
  Object.assign(home.workspace, { sessionRoom: () => Promise.resolve(pretend.room) });
  if (options.withNoor === true) {
    const view = home.workspace.membersView.get();
    const joined = { by: noor.id, atMs: clock.nowMs() };
    home.workspace.membersView.set({
      ...view,
      members: [...view.members, { ...noor, part: 'client', colour: 2, joined }],
    });
  }
  const app = showApp({ clock, attune: home.attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Polls' }));
  await screen.findByRole('heading', { level: 1, name: 'Polls' });
  const all = (): readonly Poll[] => pretend.room.polls.view.get().polls;
  const pollOf = (question: string): Poll => {
    const poll = all().find((one) => one.question === question);
    if (poll === undefined) throw new Error(`Nobody has asked “${question}”.`);
    return poll;
  };
  return {
    ...app,
    workspace: home.workspace,
    room: pretend.room,
    all,
    pollOf,
    /** Somebody else asks; what is not said is plain. */
    asks: (
      by: { readonly id: MemberId },
      poll: Partial<NewPoll> & { readonly question: string },
    ): void => {
      pretend.as(by.id, polls).ask({
        sort: 'one',
        options: [],
        hidden: false,
        withoutNames: false,
        asked: [imani.id, sam.id, ...(options.withNoor === true ? [noor.id] : [])],
        ...poll,
      });
    },
    verbsOf: (by: { readonly id: MemberId }) => pretend.as(by.id, polls),
    answersOf: (by: { readonly id: MemberId }) => pretend.answersOf(by.id),
  };
}

/** The card of a poll. */
export const card = (question: string): HTMLElement =>
  screen.getByRole('article', { name: question });

/** The rows of a poll's table of results, each as the texts of its cells. */
export function results(question: string): readonly (readonly string[])[] {
  const table = within(card(question)).getByRole('table', { name: 'Results' });
  return within(table)
    .getAllByRole('row')
    .map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) =>
        [...cell.querySelectorAll('[aria-hidden]')]
          .reduce((text, hidden) => text.replace(hidden.textContent, ''), cell.textContent)
          .trim(),
      ),
    );
}

/** Sends what is chosen, and waits until the page says that it is there. */
export async function sendAnswer(question: string): Promise<void> {
  const button = within(card(question)).getByRole('button', { name: 'Send my answer' });
  button.focus();
  fireEvent.click(button);
  await within(card(question)).findByText(/^Your answer is there/);
  expect(document.activeElement).toBe(button);
}

/** Opens the dialog and writes a question into it. */
export async function writeQuestion(question: string): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: 'New poll' }));
  const dialog = await screen.findByRole('dialog', { name: 'New poll' });
  fireEvent.input(within(dialog).getByRole('textbox', { name: 'Question' }), {
    target: { value: question },
  });
  return dialog;
}

/** Adds options as one does by keyboard: each with Enter. */
export function addOptions(dialog: HTMLElement, options: readonly string[]): void {
  for (const option of options) {
    const box = within(dialog).getByRole('textbox', { name: 'Add an option' });
    fireEvent.input(box, { target: { value: option } });
    fireEvent.keyDown(box, { key: 'Enter' });
  }
}

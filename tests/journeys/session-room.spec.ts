import { expect, test, type Locator, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { twoAtWork } from '../cast/two-at-work.ts';

const attune = attuneForEachTest();
// A step that finds nothing is told soon, not when the whole hour is over.
test.use({ actionTimeout: 20_000 });

const agenda = (person: Person): Locator => person.page().getByRole('region', { name: 'Agenda' });
const item = (person: Person, text: string): Locator =>
  agenda(person).getByRole('listitem').filter({ hasText: text });
const notes = (person: Person): Locator =>
  person.page().getByRole('textbox', { name: 'Session notes' });
const poll = (person: Person, question: string): Locator =>
  person.page().getByRole('article', { name: question });

async function plan(person: Person, when: { date: string; time: string }): Promise<void> {
  const page = person.page();
  await page.getByRole('button', { name: 'Plan a session' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Plan a session' });
  await dialog.getByRole('textbox', { name: 'Date' }).fill(when.date);
  await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill(when.time);
  await dialog.getByRole('radio', { name: 'Video' }).check();
  await dialog.getByRole('button', { name: 'Save session' }).click();
  await expect(dialog).toBeHidden();
}

async function openSession(person: Person): Promise<void> {
  await person.goTo('Sessions');
  await person.page().getByRole('button', { name: 'Open session' }).first().click();
  await expect(agenda(person)).toBeVisible();
}

async function bring(person: Person, text: string): Promise<void> {
  await agenda(person).getByRole('textbox', { name: 'Add to the agenda' }).fill(text);
  await person.page().keyboard.press('Enter');
  await expect(item(person, text)).toBeVisible();
}

interface Question {
  readonly question: string;
  readonly kind: string;
  readonly options?: readonly string[];
  readonly hidden?: boolean;
}

async function ask(person: Person, { question, kind, options, hidden }: Question): Promise<void> {
  const page = person.page();
  await page.getByRole('button', { name: 'New poll' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New poll' });
  await dialog.getByRole('textbox', { name: 'Question' }).fill(question);
  await dialog.getByRole('radio', { name: kind }).check();
  for (const option of options ?? []) {
    await dialog.getByRole('textbox', { name: 'Add an option' }).fill(option);
    await page.keyboard.press('Enter');
  }
  if (hidden === true) {
    await dialog
      .getByRole('checkbox', { name: 'Answers stay hidden until all have answered' })
      .check();
  }
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(poll(person, question)).toBeVisible();
}

async function send(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Send my answer' }).click();
}

/** The table of a poll that this person has not answered: until they ask for it, it waits for their answer. */
const resultsSoFar = async (person: Person, question: string): Promise<Locator> => {
  await poll(person, question).getByRole('button', { name: 'Show answers so far' }).click();
  return results(person, question);
};
const results = (person: Person, question: string): Locator =>
  poll(person, question).getByRole('table', { name: 'Results' });

/** The server is gone and so is every line: as on a train. */
async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  // A line between two pages outlives this sort of offline: only a page opened anew has none.
  await page.reload();
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Working offline');
}

test('Imani and Sam plan an hour, bring what matters, hold it together and find it again next time', async () => {
  test.setTimeout(240_000);
  const { imani, sam } = await twoAtWork(attune);

  // Planned by one, there for both.
  await imani.goTo('Sessions');
  await plan(imani, { date: 'next Tuesday', time: '15:00' });
  await openSession(sam);
  await openSession(imani);

  // Both bring something, Sam on a train.
  await sam.isSaved();
  await expect
    .poll(() => sam.page().evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
  await goOffline(sam.page());
  await bring(sam, 'The call with my brother');
  await bring(sam, 'Sleep');
  await bring(imani, 'Look back at the week');
  await sam.page().context().setOffline(false);
  await expect(sam.connection()).toContainText('Connected with Imani');
  await expect(item(imani, 'The call with my brother')).toBeVisible();
  await expect(item(sam, 'Look back at the week')).toBeVisible();
  // What a client brought first stands first.
  await expect(agenda(imani).getByRole('listitem').first()).toContainText(
    'The call with my brother',
  );

  // Not today: gone for Imani without a trace, kept for Sam alone.
  await item(sam, 'Sleep').getByRole('button', { name: 'Not today' }).click();
  await expect(item(imani, 'Sleep')).toBeHidden();
  await expect(imani.page().locator('body')).not.toContainText('Sleep');
  await expect(sam.page().getByText('Kept for yourself')).toBeVisible();

  // The hour begins; notes together, with a comment.
  await imani.page().getByRole('button', { name: 'Start session' }).click();
  await expect(sam.page().getByRole('button', { name: 'Close session' })).toBeVisible();
  await item(imani, 'The call with my brother').getByRole('checkbox', { name: 'Done' }).check();
  await expect(
    item(sam, 'The call with my brother').getByRole('checkbox', { name: 'Done' }),
  ).toBeChecked();
  await notes(imani).click();
  await imani.page().keyboard.type('Sam stayed on the line.');
  await expect(notes(sam)).toContainText('Sam stayed on the line.');
  await notes(sam).click();
  await sam.page().keyboard.press('Control+End');
  await sam.page().keyboard.type(' I hung up when I wanted to.');
  await expect(notes(imani)).toContainText('I hung up when I wanted to.');
  await notes(imani).click();
  await imani.page().keyboard.press('Control+Home');
  await imani.page().keyboard.press('Shift+End');
  await imani.page().getByRole('button', { name: 'Comment', exact: true }).click();
  await imani.page().getByRole('textbox', { name: 'Comment' }).fill('That was new.');
  await imani.page().getByRole('button', { name: 'Add comment' }).click();
  await expect(sam.page().getByText('That was new.')).toBeVisible();
  await sam.page().getByRole('textbox', { name: 'Reply' }).first().fill('It was.');
  await sam.page().getByRole('button', { name: 'Send reply' }).first().click();
  await expect(imani.page().getByText('It was.', { exact: true })).toBeVisible();

  // What was heard, and whether it is so.
  await imani.page().getByRole('button', { name: 'What I heard' }).click();
  await imani.page().getByRole('textbox', { name: 'What I heard' }).fill('Ending it was brave.');
  await imani.page().getByRole('button', { name: 'Share this' }).click();
  await sam.page().getByRole('button', { name: "Yes, that's it" }).click();
  await expect(imani.page().getByText("Sam: “Yes, that's it”")).toBeVisible();

  // The pace, seen at once; a moment, on both screens.
  await sam
    .page()
    .getByRole('radiogroup', { name: 'Pace' })
    .getByRole('radio', { name: 'Slower' })
    .check();
  await expect(imani.page().getByText(/Sam: slower/i)).toBeVisible();
  await sam.page().getByRole('button', { name: 'I need a moment' }).click();
  await expect(imani.page().getByText('Sam needs a moment.').first()).toBeVisible();
  await sam.page().getByRole('button', { name: 'I am back' }).click();
  await expect(imani.page().getByText('Sam needs a moment.').first()).toBeHidden();

  // A hidden poll within the hour.
  const next = 'Where shall we start next time';
  await ask(imani, {
    question: next,
    kind: 'Choose one',
    options: ['My brother', 'Work'],
    hidden: true,
  });
  await poll(imani, next).getByRole('radio', { name: 'Work' }).check();
  await send(poll(imani, next));
  await expect(poll(sam, next)).toContainText('Hidden until all have answered');
  await poll(sam, next).getByRole('radio', { name: 'My brother' }).check();
  await send(poll(sam, next));
  await poll(sam, next).getByRole('button', { name: 'Reveal' }).click();
  for (const person of [imani, sam]) {
    await expect(results(person, next).getByRole('row', { name: /My brother/ })).toContainText('1');
    await expect(results(person, next).getByRole('row', { name: /Work/ })).toContainText('1');
  }

  // The end of the hour: what both take along, and how it was.
  await sam.page().getByRole('button', { name: 'Close session' }).click();
  const closing = sam.page().getByRole('dialog', { name: 'Close session' });
  await closing.getByRole('textbox', { name: 'What I take with me' }).fill('I can hang up.');
  const speed = closing.getByRole('radiogroup', { name: 'The speed was right' });
  await speed.getByRole('radio', { name: '4', exact: true }).check();
  await closing.getByRole('radio', { name: 'At the start of next time' }).check();
  await closing.getByRole('button', { name: 'Close session' }).click();
  await expect(imani.page().getByRole('button', { name: 'Close session' })).toBeHidden();
  await imani.page().getByRole('button', { name: 'Write what I take with me' }).click();
  const after = imani.page().getByRole('dialog', { name: 'What stays' });
  await after.getByRole('textbox', { name: 'What I take with me' }).fill('Leave more room.');
  await after.getByRole('button', { name: 'Save' }).click();
  const given = imani.page().getByRole('article', { name: 'How it was for Sam' });
  await given.getByRole('button', { name: 'Note what we change' }).click();
  await given.getByRole('textbox', { name: /What we do differently/ }).fill('One topic at a time');
  await given.getByRole('button', { name: 'Write it down' }).click();
  await expect(
    sam
      .page()
      .getByRole('article', { name: 'How it was for Sam' })
      .getByText('One topic at a time'),
  ).toBeVisible();

  // Next time: what was left open, both take-aways, and what is done differently.
  await imani.goTo('Sessions');
  await plan(imani, { date: 'in 14 days', time: '15:00' });
  await openSession(sam);
  await expect(item(sam, 'Look back at the week')).toBeVisible();
  await expect(item(sam, 'The call with my brother')).toBeHidden();
  const last = sam.page().getByRole('region', { name: 'From last time' });
  for (const words of ['I can hang up.', 'Leave more room.', 'One topic at a time']) {
    await expect(last).toContainText(words);
  }
  await expect(last).toContainText('Sam wants to start with this');
  for (const person of [imani, sam]) await person.isSaved();
});

test('Imani asks one poll of each kind and Sam answers them all', async () => {
  test.setTimeout(180_000);
  const { imani, sam } = await twoAtWork(attune);
  await imani.goTo('Polls');
  await sam.goTo('Polls');

  await ask(imani, { question: 'Which one?', kind: 'Choose one', options: ['Sleep', 'Work'] });
  await poll(sam, 'Which one?').getByRole('radio', { name: 'Work' }).check();
  await send(poll(sam, 'Which one?'));
  for (const table of [results(sam, 'Which one?'), await resultsSoFar(imani, 'Which one?')]) {
    await expect(table.getByRole('row', { name: /Work/ })).toContainText('1');
  }

  await ask(imani, { question: 'Which ones?', kind: 'Choose several', options: ['Tea', 'Rain'] });
  for (const option of ['Tea', 'Rain']) {
    await poll(sam, 'Which ones?').getByRole('checkbox', { name: option }).check();
  }
  await send(poll(sam, 'Which ones?'));
  await expect(
    (await resultsSoFar(imani, 'Which ones?')).getByRole('row', { name: /Rain/ }),
  ).toContainText('1');

  await ask(imani, { question: 'How near?', kind: 'Scale' });
  await poll(sam, 'How near?').getByRole('radio', { name: '7', exact: true }).check();
  await send(poll(sam, 'How near?'));
  await expect(await resultsSoFar(imani, 'How near?')).toContainText('7');

  await ask(imani, { question: 'What first?', kind: 'Rank', options: ['Sleep', 'Work'] });
  await poll(sam, 'What first?').getByRole('button', { name: 'Later' }).first().click();
  await send(poll(sam, 'What first?'));
  await expect(await resultsSoFar(imani, 'What first?')).toContainText('Work');

  await ask(imani, { question: 'In one word?', kind: 'One word' });
  await poll(sam, 'In one word?').getByRole('textbox').fill('lighter');
  await send(poll(sam, 'In one word?'));
  await expect(await resultsSoFar(imani, 'In one word?')).toContainText('lighter');

  await ask(imani, { question: 'How much each?', kind: 'Dots', options: ['Sleep', 'Work'] });
  await poll(sam, 'How much each?').getByRole('button', { name: 'Add a dot' }).first().click();
  await send(poll(sam, 'How much each?'));
  await expect(
    (await resultsSoFar(imani, 'How much each?')).getByRole('row', { name: /Sleep/ }),
  ).toContainText('1');
});

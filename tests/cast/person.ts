import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { launchBrowser, type BrowserProcess } from './browser-process.ts';

/** Somebody with a browser of their own, who finds things by the words on the screen and by nothing else. */
export interface Person {
  readonly name: string;
  page(): Page;
  profile(): string;
  /** Everything the browser complained about: policy violations, page errors, requests that left for elsewhere. */
  readonly complaints: readonly string[];
  goTo(
    place: 'Today' | 'Goals' | 'Sessions' | 'Notes' | 'Polls' | 'Journal' | 'People' | 'Settings',
  ): Promise<void>;
  startWorkspace(workspaceName: string): Promise<void>;
  /** Makes an invitation in People and gives its link. */
  invite(): Promise<string>;
  /** Opens a link and asks to come in. */
  knock(link: string): Promise<void>;
  /** The three words on this person's screen. */
  words(): Promise<string>;
  /** The notice about somebody at the door. */
  door(who: string): Locator;
  addGoal(goal: { text: string; why: string }): Promise<void>;
  goal(text: string): Locator;
  openNewNote(title: string): Promise<void>;
  /** Writes an entry of the journal, in the workspace that is open, and waits until it is saved. */
  writeEntry(words: string): Promise<void>;
  note(): Locator;
  connection(): Locator;
  isSaved(): Promise<void>;
  reload(): Promise<void>;
  /** Flat battery, then the same browser again. */
  killAndReopen(path?: string): Promise<void>;
  /** Shuts the browser the way a person does; its profile stays. */
  close(): Promise<void>;
  /** Flat battery; its profile stays as it was in that moment. */
  kill(): Promise<void>;
  /** The same browser again, after it was shut or killed. */
  openAgain(path: string): Promise<void>;
  /** Ends, and fails the test when the browser had complained. */
  leave(): Promise<void>;
}

/** Opens a browser for somebody and takes them to Attune's first page. */
export async function createPerson(name: string, url: string): Promise<Person> {
  const complaints: string[] = [];
  let browser: BrowserProcess;
  let page: Page;
  const open = async (profile?: string, path = '/'): Promise<void> => {
    browser = await launchBrowser(profile);
    await watch(browser.context, { url, complaints });
    page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(new URL(path, url).href);
  };
  await open();

  const person: Person = {
    name,
    page: () => page,
    profile: () => browser.profile,
    complaints,
    async goTo(place) {
      const places = page.getByRole('navigation', { name: 'Workspace' });
      await expect(places).toBeVisible();
      const link = places.getByRole('link', { name: place, exact: true });
      if (!(await link.isVisible())) await page.getByRole('button', { name: 'More' }).click();
      await link.click();
      // Today greets; every other place is headed by its own name.
      // A therapist's journal is headed as private notes.
      const named = /^(Today|Journal)$/.test(place) ? {} : { name: place, exact: true };
      await expect(page.getByRole('heading', { level: 1, ...named })).toBeVisible();
    },
    async startWorkspace(workspaceName) {
      await page.getByRole('button', { name: 'Start a workspace' }).click();
      await page.getByRole('textbox', { name: 'Your name' }).fill(name);
      await page.getByRole('radio', { name: 'Therapist' }).check();
      await page.getByRole('textbox', { name: 'Name of this workspace' }).fill(workspaceName);
      await page.getByRole('button', { name: 'Create workspace' }).click();
      await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
    },
    async invite() {
      await person.goTo('People');
      await page.getByRole('button', { name: 'Invite someone' }).click();
      const dialog = page.getByRole('dialog', { name: 'Invite someone' });
      const link = dialog.getByRole('textbox', { name: 'Invitation link' });
      await expect(link).toHaveValue(/#/);
      const value = await link.inputValue();
      await dialog.getByRole('button', { name: 'Copy link' }).click();
      await expect(dialog.getByRole('status')).not.toBeEmpty();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      return value;
    },
    async knock(link) {
      await page.goto(link);
      await page.getByRole('textbox', { name: 'Your name' }).fill(name);
      await page.getByRole('button', { name: 'Ask to come in' }).click();
    },
    async words() {
      const words = page.getByRole('list', { name: 'Three words' }).first();
      await expect(words).toBeVisible();
      return (await words.innerText()).replaceAll(/[\s·]+/g, ' ').trim();
    },
    door: (who) => page.getByRole('region', { name: `${who} is at the door` }),
    async addGoal({ text, why }) {
      await person.goTo('Goals');
      await page.getByRole('button', { name: 'New goal' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'New goal' });
      await dialog.getByRole('textbox', { name: 'Goal', exact: true }).fill(text);
      await dialog.getByRole('textbox', { name: 'Why it matters' }).fill(why);
      await dialog.getByRole('button', { name: 'Save goal' }).click();
      await expect(person.goal(text)).toBeVisible();
    },
    goal: (text) => page.getByRole('article', { name: text }),
    async openNewNote(title) {
      await person.goTo('Notes');
      await page.getByRole('button', { name: 'New note' }).first().click();
      await page.getByRole('textbox', { name: 'Title' }).fill(title);
    },
    async writeEntry(words) {
      await person.goTo('Journal');
      await page.getByRole('button', { name: 'New entry' }).first().click();
      const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
      await expect(entry).toBeFocused();
      await page.keyboard.type(words);
      await expect(entry).toContainText(words);
      await person.isSaved();
    },
    note: () => page.getByRole('textbox', { name: 'Note', exact: true }),
    connection: () => page.getByRole('status', { name: 'Connection' }),
    isSaved: () => expect(person.connection()).toContainText('Saved on this device'),
    async reload() {
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    async killAndReopen(path = new URL(page.url()).pathname) {
      await browser.kill();
      await open(browser.profile, path);
    },
    close: () => browser.close(),
    kill: () => browser.kill(),
    openAgain: (path) => open(browser.profile, path),
    async leave() {
      await browser.kill();
      await browser.forget();
      // Softly, so that whoever leaves after this one still does.
      expect.soft(complaints, `what ${name}’s browser complained about`).toEqual([]);
    },
  };
  return person;
}

/** Notes everything that must never happen while a person uses Attune, on every page of their browser. */
async function watch(
  context: BrowserContext,
  options: { readonly url: string; readonly complaints: string[] },
): Promise<void> {
  const { complaints } = options;
  const { host } = new URL(options.url);
  const lookAt = (address: string): void => {
    const target = new URL(address);
    if (/^(https?|wss?):$/.test(target.protocol) && target.host !== host) {
      complaints.push(`elsewhere: ${target.origin}`);
    }
  };
  context.on('weberror', (problem) => complaints.push(`error: ${problem.error().message}`));
  context.on('console', (message) => {
    if (/content security policy|trusted ?types/i.test(message.text())) {
      complaints.push(`policy: ${message.text()}`);
    }
  });
  context.on('request', (request) => lookAt(request.url()));
  const watchSockets = (page: Page): void => {
    page.on('websocket', (socket) => lookAt(socket.url()));
  };
  context.on('page', watchSockets);
  for (const page of context.pages()) watchSockets(page);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // The listener above reads the console.
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { firefoxPath } from './browsers.ts';

/** Somebody with a Firefox of their own, who finds things by role and name, as a screen reader does. */
export interface FirefoxPerson {
  goTo(url: string): Promise<void>;
  url(): string;
  press(role: 'button' | 'link' | 'radio' | 'checkbox', name: string): Promise<void>;
  /** Presses whatever has these words on it. */
  pressWords(words: string): Promise<void>;
  fill(name: string, text: string): Promise<void>;
  /** Puts the caret at the end of a writing area and types. */
  writeAtEnd(name: string, text: string): Promise<void>;
  key(name: 'Enter' | 'Escape'): Promise<void>;
  /** The value of a text box. */
  value(name: string): Promise<string>;
  /** The words of whatever has this role and name; empty while there is nothing like it. */
  textOf(role: string, name: string): Promise<string>;
  /** All words on the page. */
  text(): Promise<string>;
  isChecked(name: string): Promise<boolean>;
  /** Uncaught errors, refusals by the content policy, and requests that left for elsewhere. */
  readonly complaints: readonly string[];
  /** Ends, and fails the test when Firefox had complained. */
  leave(): Promise<void>;
}

/** Whether there is a Firefox on this machine. */
export const hasFirefox = firefoxPath !== undefined;

/** Opens a Firefox, driven over WebDriver BiDi. */
export async function createFirefoxPerson(url: string): Promise<FirefoxPerson> {
  if (firefoxPath === undefined) throw new Error('There is no Firefox on this machine.');
  const profile = mkdtempSync(join(tmpdir(), 'attune-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    userDataDir: profile,
    timeout: 60_000,
    // Nothing but the pages under test: no updates, no studies, no portal to look for.
    extraPrefsFirefox: {
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
    },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (/content[ -]security[ -]policy|trusted ?types/i.test(message.text())) {
      complaints.push(`policy: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (/^(https?|wss?):$/.test(target.protocol) && target.host !== new URL(url).host) {
      complaints.push(`elsewhere: ${target.origin}`);
    }
  });
  // Told by the page itself: what a driver hears of refusals differs from version to version.
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const find = (role: string, name: string) =>
    page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  await page.goto(url);

  return {
    async goTo(address) {
      await page.goto(address);
    },
    url: () => page.url(),
    press: (role, name) => find(role, name).click(),
    pressWords: (words) => page.locator(`::-p-text(${words})`).click(),
    fill: (name, text) => find('textbox', name).fill(text),
    async writeAtEnd(name, text) {
      await find('textbox', name).click();
      await page.keyboard.down('Control');
      await page.keyboard.press('End');
      await page.keyboard.up('Control');
      await page.keyboard.type(text);
    },
    key: (name) => page.keyboard.press(name),
    value: (name) =>
      find('textbox', name)
        .map((box) => (box instanceof HTMLInputElement ? box.value : ''))
        .wait(),
    async textOf(role, name) {
      const element = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
      return element === null
        ? ''
        : element.evaluate((one) => (one instanceof HTMLElement ? one.innerText : ''));
    },
    text: () => page.evaluate(() => document.body.innerText),
    isChecked: (name) =>
      find('checkbox', name)
        .map((box) => box instanceof HTMLInputElement && box.checked)
        .wait(),
    complaints,
    async leave() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      expect.soft(complaints, 'what Firefox complained about').toEqual([]);
    },
  };
}

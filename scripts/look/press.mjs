/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Presses a button by its word.
 *
 * @param {Page} page
 * @param {string} word
 */
export async function press(page, word) {
  const button = await page.waitForSelector(`::-p-aria([name="${word}"][role="button"])`);
  await button?.click();
}

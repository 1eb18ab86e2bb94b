// Takes pictures of every page at two widths, light, dark, in high contrast and in forced colours, into .cache/look. `node scripts/look/look.mjs [name]`
import { mkdir } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { backupScenes } from './backup-scenes.mjs';
import { journalScenes } from './journal-scenes.mjs';
import { deviceScenes } from './device-scenes.mjs';
import { lockScenes } from './lock-scenes.mjs';
import { press } from './press.mjs';
import { serveHarness } from './serve.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const only = process.argv.slice(2);
/** What a person may have asked their system for. */
const looks = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  contrast: [
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-contrast', value: 'more' },
  ],
  forced: [
    { name: 'prefers-color-scheme', value: 'dark' },
    { name: 'forced-colors', value: 'active' },
  ],
};
/** @type {{ name: string; path: string; scene: string; go?: string; whole?: boolean; do?: (page: Page) => Promise<void> }[]} */
const scenes = [
  { name: 'first', path: '/', scene: 'new' },
  { name: 'start', path: '/start', scene: 'new', do: (page) => press(page, 'Create workspace') },
  { name: 'invitation', path: '/invitation', scene: 'new' },
  { name: 'join', path: '/join', scene: 'join' },
  {
    name: 'join-words',
    path: '/join',
    scene: 'join',
    do: async (page) => {
      await page.type('input', 'Sam');
      await press(page, 'Ask to come in');
      await page.evaluate(() =>
        Reflect.get(window, 'pretend').attune.joinState.set({
          tag: 'words',
          words: ['heron', 'velvet', 'noon'],
        }),
      );
    },
  },
  ...lockScenes,
  ...deviceScenes,
  ...backupScenes,
  { name: 'insecure', path: '/', scene: 'insecure' },
  { name: 'workspaces', path: '/workspaces', scene: 'many' },
  { name: 'today', path: '/', scene: 'home' },
  { name: 'today-begun', path: '/', scene: 'begun' },
  { name: 'today-offline', path: '/', scene: 'offline' },
  { name: 'door', path: '/', scene: 'door' },
  { name: 'goals', path: '/', scene: 'home', go: 'Goals', do: (page) => press(page, 'Add a step') },
  { name: 'goals-empty', path: '/', scene: 'begun', go: 'Goals' },
  {
    name: 'goal-new',
    path: '/',
    scene: 'begun',
    go: 'Goals',
    do: (page) => press(page, 'New goal'),
  },
  { name: 'notes', path: '/', scene: 'home', go: 'Notes' },
  {
    name: 'note',
    path: '/',
    scene: 'home',
    go: 'Notes',
    do: async (page) => {
      await (await page.waitForSelector('a[href*="/notes/"]'))?.click();
      await page.waitForSelector('[role=toolbar]');
    },
  },
  {
    name: 'session-notes',
    path: '/',
    scene: 'session-notes',
    do: async (page) => void (await page.waitForSelector('[role=toolbar]')),
  },
  {
    name: 'session-notes-comment',
    path: '/',
    scene: 'session-notes',
    do: async (page) => {
      const words = await page.waitForSelector('.note-words h2');
      await words?.click({ count: 3 });
      await press(page, 'Comment');
    },
  },
  { name: 'session-notes-empty', path: '/', scene: 'session-notes-empty' },
  {
    name: 'mention-goal',
    path: '/',
    scene: 'session-notes-empty',
    do: async (page) => {
      await page.waitForSelector('[role=toolbar]');
      // On a narrow row it is behind the other tools.
      const more = await page.$('::-p-aria([name="More tools"][role="button"])');
      if (await more?.isVisible()) await more?.click();
      await press(page, 'Mention a goal');
    },
  },
  { name: 'sessions', path: '/', scene: 'sessions', go: 'Sessions' },
  { name: 'sessions-empty', path: '/', scene: 'begun', go: 'Sessions' },
  {
    name: 'session-plan',
    path: '/',
    scene: 'sessions',
    go: 'Sessions',
    do: (page) => press(page, 'Plan a session'),
  },
  {
    name: 'session-plan-kept',
    path: '/',
    scene: 'sessions',
    go: 'Sessions',
    do: async (page) => {
      await press(page, 'Plan a session');
      const date = await page.waitForSelector('::-p-aria([name="Date"][role="textbox"])');
      await date?.type('next Friday');
      await press(page, 'Close');
      await press(page, 'Plan a session');
    },
  },
  {
    name: 'bring',
    path: '/',
    scene: 'sessions',
    do: async (page) => {
      const more = await page.$('::-p-aria([name="More"][role="button"])');
      if (await more?.isVisible()) await more?.click();
      await press(page, 'Bring to the next session');
    },
  },
  { name: 'polls-empty', path: '/', scene: 'begun', go: 'Polls' },
  { name: 'polls', path: '/', scene: 'polls', go: 'Polls', whole: true },
  {
    name: 'poll-new',
    path: '/',
    scene: 'begun',
    go: 'Polls',
    do: async (page) => {
      await press(page, 'New poll');
      await press(page, 'What helps');
    },
  },
  {
    name: 'poll-new-scale',
    path: '/',
    scene: 'begun',
    go: 'Polls',
    do: async (page) => {
      await press(page, 'New poll');
      await press(page, 'How today went');
      const low = await page.waitForSelector('::-p-aria([name="What 0 means"][role="textbox"])');
      await low?.type('I would rather not have come');
    },
  },
  ...journalScenes,
  { name: 'people', path: '/', scene: 'home', go: 'People' },
  { name: 'people-alone', path: '/', scene: 'begun', go: 'People' },
  {
    name: 'invite',
    path: '/',
    scene: 'home',
    go: 'People',
    do: (page) => press(page, 'Invite someone'),
  },
  {
    name: 'session',
    path: '/',
    scene: 'session',
    do: (page) => samIs(page, { pace: 'slower', sign: 'helped' }),
  },
  { name: 'session-client', path: '/', scene: 'session-client' },
  { name: 'session-planned', path: '/', scene: 'session-planned' },
  { name: 'session-finished', path: '/', scene: 'session-finished' },
  { name: 'session-forgotten', path: '/', scene: 'session-forgotten' },
  {
    name: 'session-undo',
    path: '/',
    scene: 'session',
    do: async (page) => {
      const done = await page.waitForSelector('::-p-aria([name="Done"][role="checkbox"])');
      await done?.click();
    },
  },
  {
    name: 'feedback-reply',
    path: '/',
    scene: 'session-finished',
    do: async (page) => {
      await press(page, 'Write an answer');
      await page.type('article textarea', 'We could utilise that.');
      await page.$eval('article textarea', (box) => box.scrollIntoView({ block: 'center' }));
    },
  },
  { name: 'session-missed', path: '/', scene: 'session-missed' },
  { name: 'session-next', path: '/', scene: 'session-next' },
  {
    name: 'closing',
    path: '/',
    scene: 'session',
    do: (page) => press(page, 'Close session'),
  },
  {
    name: 'closing-client',
    path: '/',
    scene: 'session-client',
    do: async (page) => {
      await (await page.waitForSelector('::-p-aria([name="Slower"][role="radio"])'))?.click();
      await press(page, 'Close session');
      const low = '::-p-aria([name="4"][role="radio"])';
      await (await page.waitForSelector(low))?.click();
      await page.$$eval('dialog textarea', ([, words]) => words?.scrollIntoView());
    },
  },
  { name: 'today-session', path: '/', scene: 'today-session' },
  { name: 'today-under-way', path: '/', scene: 'today-under-way' },
  { name: 'today-forgotten', path: '/', scene: 'today-forgotten' },
  {
    name: 'moment',
    path: '/',
    scene: 'session',
    do: (page) => samIs(page, { needsMoment: true }),
  },
  {
    name: 'moment-own',
    path: '/',
    scene: 'session-client',
    do: (page) => press(page, 'I need a moment'),
  },
  {
    name: 'following',
    path: '/',
    scene: 'home',
    go: 'People',
    do: (page) => press(page, 'Follow Sam Rivers'),
  },
  { name: 'settings', path: '/', scene: 'home', go: 'Settings' },
  { name: 'reflections', path: '/', scene: 'reflections', do: (page) => press(page, 'Not quite') },
  { name: 'feelings-wheel', path: '/', scene: 'reflections', do: findWords },
  {
    name: 'feelings-list',
    path: '/',
    scene: 'reflections',
    do: async (page) => {
      await findWords(page);
      const isWide = (page.viewport()?.width ?? 0) > 640;
      await press(page, isWide ? 'Show as a list' : 'Show as a picture');
    },
  },
  {
    name: 'sentence-starters',
    path: '/',
    scene: 'reflections',
    do: async (page) => {
      await findWords(page);
      await (await page.waitForSelector('[role=tab]:nth-child(2)'))?.click();
    },
  },
  {
    name: 'needs',
    path: '/',
    scene: 'reflections',
    do: async (page) => {
      await findWords(page);
      await (await page.waitForSelector('[role=tab]:nth-child(3)'))?.click();
    },
  },
  {
    name: 'hints',
    path: '/',
    scene: 'reflections',
    do: async (page) => {
      await press(page, 'What I heard');
      await page.type(
        'textarea',
        'We could utilise your coping strategies. It is not uncommon to feel an adverse reaction. Psychoeducation might help.',
      );
    },
  },
];

/**
 * Sam is here like this, wherever the scene put them.
 * @param {Page} page
 * @param {object} manner
 */
async function samIs(page, manner) {
  await page.evaluate((change) => {
    const { presence } = Reflect.get(window, 'pretend').workspace;
    presence.set(presence.get().map((/** @type {object} */ one) => ({ ...one, ...change })));
  }, manner);
}

/** @param {Page} page */
async function findWords(page) {
  await press(page, 'What I heard');
  await press(page, 'Find words');
  await page.waitForSelector('[role=tablist]');
}

const server = await serveHarness();
const { chromiumArguments, chromiumPath } = await server.ssrLoadModule('/tests/cast/browsers.ts');
const browser = await puppeteer.launch({
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: [...chromiumArguments],
});
try {
  await mkdir('.cache/look', { recursive: true });
  const page = await browser.newPage();
  const devtools = await page.createCDPSession();
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) console.log(message.text().slice(0, 300));
  });
  page.on('pageerror', (problem) => console.log(String(problem).slice(0, 400)));
  for (const scene of scenes.filter((one) => only.length === 0 || only.includes(one.name))) {
    for (const width of [1280, 360]) {
      for (const [theme, features] of Object.entries(looks)) {
        await page.setViewport({ width, height: width === 360 ? 740 : 800, deviceScaleFactor: 1 });
        await devtools.send('Emulation.setEmulatedMedia', {
          features: [...features, { name: 'prefers-reduced-motion', value: 'reduce' }],
        });
        try {
          await page.goto(`http://localhost:4199${scene.path}?scene=${scene.scene}`);
          await page.waitForSelector('h1', { timeout: 15000 });
          if (scene.go !== undefined) {
            const link = `nav a[href$="/${scene.go.toLowerCase()}"]`;
            await page.waitForSelector(link);
            await page.$eval(link, (place) => place instanceof HTMLElement && place.click());
            await page.waitForFunction(
              (end) => location.pathname.endsWith(end),
              {},
              `/${scene.go.toLowerCase()}`,
            );
            await page.waitForNetworkIdle({ idleTime: 150 });
          }
          await scene.do?.(page);
          await page.waitForNetworkIdle({ idleTime: 150 });
          await page.evaluate(() => document.fonts.ready);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) console.log(`${scene.name} at ${width}: ${wide} wide`);
          const whole =
            scene.whole === true ||
            (width === 360 &&
              !scene.name.match(
                /goal-new|poll-new|session-plan|bring|invite|door|mention-goal|moment|passphrase|recovery|entry-|share|backup-ma|backup-work|-add$|-remove|-change$/,
              ));
          await page.screenshot({
            path: `.cache/look/${scene.name}-${width}-${theme}.png`,
            fullPage: whole,
          });
        } catch (problem) {
          console.log(`${scene.name} ${width} ${theme}: ${String(problem).slice(0, 200)}`);
        }
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}

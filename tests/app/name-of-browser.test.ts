import { expect, test } from 'vitest';
import { nameOfBrowser } from '../../src/app/name-of-browser.ts';

const mozilla = 'Mozilla/5.0';

test.each([
  [
    `${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`,
    'Firefox on a computer',
  ],
  [
    `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36`,
    'Chrome on a computer',
  ],
  [
    `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0`,
    'Edge on a computer',
  ],
  [
    `${mozilla} (Macintosh; Intel Mac OS X) AppleWebKit/605.1 Version/18 Safari/605.1`,
    'Safari on a computer',
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1 Version/18 Mobile Safari/604.1`,
    'Phone',
  ],
  [`${mozilla} (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36`, 'Phone'],
  [`${mozilla} (iPad; CPU OS 18_0) AppleWebKit/605.1 Version/18 Safari/604.1`, 'Tablet'],
  ['something else', 'Computer'],
  ['', 'Computer'],
])('a browser that says "%s" of itself may be called %s', (said, name) => {
  expect(nameOfBrowser(said).name).toBe(name);
});

// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

const secret = `A${'s3cr_t-'.repeat(12)}`;

beforeEach(() => vi.resetModules());

/** Opens an address, as a click on a link does; what is left in the bar, and what was taken. */
async function opened(address: string): Promise<{ bar: string; taken: string | undefined }> {
  history.replaceState(null, '', address);
  const { takenFragment } = await import('../../src/app/taken-fragment.ts');
  return { bar: location.pathname + location.hash, taken: takenFragment.get() };
}

test.each(['/join', '/join/', '/join/today', '/', '/w/somewhere/goals'])(
  'the secret of a link is out of the bar at once, also at %s',
  async (path) => {
    expect(await opened(`${path}#${secret}`)).toEqual({ bar: '/join', taken: secret });
  },
);

test('a damaged one behind /join as well, so that what is wrong with it can be said', async () => {
  const damaged = secret.slice(0, 50);
  expect(await opened(`/join/#${damaged}`)).toEqual({ bar: '/join', taken: damaged });
  vi.resetModules();
  expect(await opened('/join/#AQ')).toEqual({ bar: '/join', taken: '' });
});

test.each(['/device', '/device/'])('the same at %s', async (path) => {
  expect(await opened(`${path}#AQ`)).toEqual({ bar: '/join', taken: '' });
  vi.resetModules();
  expect(await opened(`${path}#${secret}`)).toEqual({ bar: '/join', taken: secret });
});

test.each(['/join', '/join/', '/device', '/join#'])(
  'a link of which all behind the path is missing, such as %s, is told from none',
  async (address) => {
    expect(await opened(address)).toEqual({ bar: '/join', taken: '' });
  },
);

test('a page that is loaded again is no link that was cut', async () => {
  history.replaceState({ _depth: 3 }, '', '/join');
  const { takenFragment } = await import('../../src/app/taken-fragment.ts');
  expect(takenFragment.get()).toBeUndefined();
});

test('what is no secret stays', async () => {
  expect(await opened('/w/somewhere/goals#a-place')).toEqual({
    bar: '/w/somewhere/goals#a-place',
    taken: undefined,
  });
});

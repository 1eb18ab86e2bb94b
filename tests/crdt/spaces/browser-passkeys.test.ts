import { afterEach, expect, it, vi } from 'vitest';
import { browserPasskeys } from '../../../src/crdt/spaces/browser-passkeys.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that asks for a passkey and never hears an answer. */
function silentBrowser(heedsSignal: boolean): { readonly asked: CredentialRequestOptions[] } {
  const asked: CredentialRequestOptions[] = [];
  vi.stubGlobal('PublicKeyCredential', Object);
  vi.stubGlobal('navigator', {
    credentials: {
      get: (options: CredentialRequestOptions) =>
        new Promise((_, reject) => {
          asked.push(options);
          if (heedsSignal)
            options.signal?.addEventListener('abort', () => {
              reject(new DOMException('', 'AbortError'));
            });
        }),
    },
  });
  return { asked };
}

it.each([true, false])(
  'a question that is taken back ends at once, whether the browser heeds that (%s) or not',
  async (heedsSignal) => {
    const browser = silentBrowser(heedsSignal);
    const question = new AbortController();
    const random = seededRandom(1);
    const answer = browserPasskeys(random)?.ask(
      [{ credential: random.bytes(16), salt: random.bytes(32) }],
      question.signal,
    );
    await vi.waitFor(() => expect(browser.asked).toHaveLength(1));
    expect(browser.asked[0]?.signal).toBe(question.signal);
    question.abort();
    expect(await answer).toEqual({ ok: false, error: 'declined' });
  },
);

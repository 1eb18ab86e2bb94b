import { toBase64Url } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { PasskeyFault, Passkeys } from '../vault/wrappers/passkey-wrapper.ts';

type Answer = Result<
  { readonly credential: Uint8Array; readonly secret: Uint8Array },
  PasskeyFault
>;

/** Whoever is asked has so long to answer. */
const answerWithinMs = 120_000;
/** ES256 and RS256: what every authenticator knows one of. */
const algorithms: PublicKeyCredentialParameters[] = [
  { type: 'public-key', alg: -7 },
  { type: 'public-key', alg: -257 },
];

/**
 * The browser's passkeys, for the secret that they give over a salt (WebAuthn level 3, `prf`). No server takes part: challenges
 * prove nothing here and are random. In the list of the person's passkeys it bears the name of the address alone.
 */
export function browserPasskeys(random: Random): Passkeys | undefined {
  const platform: {
    readonly PublicKeyCredential?: unknown;
    readonly navigator?: Partial<Navigator>;
  } = globalThis;
  const credentials = platform.navigator?.credentials;
  if (platform.PublicKeyCredential === undefined || credentials === undefined) return undefined;
  const bytes = (length: number): BufferSource => Uint8Array.from(random.bytes(length));
  /** What was answered; without a secret where there was none in the answer. */
  const answered = async (
    question: () => Promise<Credential | null>,
  ): Promise<
    Result<{ readonly credential: Uint8Array; readonly secret?: Uint8Array }, PasskeyFault>
  > => {
    try {
      const answer = await question();
      if (!(answer instanceof PublicKeyCredential)) return err('unsupported');
      const first = answer.getClientExtensionResults().prf?.results?.first;
      return ok({
        credential: new Uint8Array(answer.rawId),
        ...(first === undefined ? {} : { secret: bytesOf(first) }),
      });
    } catch (problem) {
      const why = problem instanceof DOMException ? problem.name : '';
      return err(/^(NotAllowed|Abort)Error$/.test(why) ? 'declined' : 'unsupported');
    }
  };
  const ask: Passkeys['ask'] = async (questions, signal) => {
    const evalByCredential = Object.fromEntries(
      questions.map(({ credential, salt }) => [
        toBase64Url(credential),
        { first: Uint8Array.from(salt) },
      ]),
    );
    const answer = await answered(() =>
      untilTakenBack(
        credentials.get({
          ...(signal === undefined ? {} : { signal }),
          publicKey: {
            challenge: bytes(32),
            allowCredentials: questions.map(({ credential }) => ({
              type: 'public-key',
              id: Uint8Array.from(credential),
            })),
            userVerification: 'required',
            timeout: answerWithinMs,
            extensions: { prf: { evalByCredential } },
          },
        }),
        signal,
      ),
    );
    return withSecret(answer);
  };
  return {
    ask,
    async make(salt) {
      const made = await answered(() =>
        credentials.create({
          publicKey: {
            challenge: bytes(32),
            rp: { name: location.hostname },
            user: { id: bytes(32), name: location.hostname, displayName: location.hostname },
            pubKeyCredParams: algorithms,
            authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
            timeout: answerWithinMs,
            extensions: { prf: { eval: { first: Uint8Array.from(salt) } } },
          },
        }),
      );
      // Some give their secret only when they are asked, and not while they are made.
      if (made.ok && made.value.secret === undefined) {
        return ask([{ credential: made.value.credential, salt }]);
      }
      return withSecret(made);
    },
  };
}

/** An extension that stands in for the browser's passkeys may not heed the signal: nobody waits for that one either. */
const untilTakenBack = <T>(question: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  signal === undefined
    ? question
    : Promise.race([
        question,
        new Promise<never>((_, reject) => {
          const end = (): void => reject(new DOMException('taken back', 'AbortError'));
          signal.addEventListener('abort', end, { once: true });
        }),
      ]);

const withSecret = (
  answer: Result<{ readonly credential: Uint8Array; readonly secret?: Uint8Array }, PasskeyFault>,
): Answer => {
  if (!answer.ok) return answer;
  const { credential, secret } = answer.value;
  return secret === undefined ? err('unsupported') : ok({ credential, secret });
};

const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();

import { argon2 } from './argon2.ts';
import type { Stretch } from './argon2-cost.ts';

/* The worker that stretches a passphrase: one question, one answer; undefined when it could not be computed. */

type Question = Parameters<Stretch>[0];

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void argon2(data)
    .catch(() => undefined)
    .then((stretched) => postMessage(stretched));
});

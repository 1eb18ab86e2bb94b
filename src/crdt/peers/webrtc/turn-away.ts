import { toBase64Url } from '../../basics/bytes.ts';
import type { Count } from '../../basics/count.ts';
import type { Random } from '../../basics/random.ts';
import type { TurningAway } from '../transport.ts';
import type { RendezvousLine } from './rendezvous-line.ts';
import { parseSignallingMessage } from './signal.ts';
import type { GoneMessage } from './signal.ts';
import { openSignalling, sealSignalling } from './signalling-cipher.ts';
import { signallingKey } from './signalling-key.ts';

/** Pages that get an answer at most: whoever asks is told by the first one. */
const maxAnswers = 4;
const maxHearing = 16;

/**
 * Stands in a room over the rendezvous alone. No y-webrtc room is opened and no connection made, so whoever is told learns no
 * network address. A server says with each message how many listen, so even one that cannot be read might be somebody's way of
 * looking whether this page is there: it counts as told, and the room is left.
 */
export async function turnAway(
  options: TurningAway & {
    readonly lines: readonly RendezvousLine[];
    readonly random: Random;
    readonly count: Count;
  },
): Promise<{ leave(): Promise<void> }> {
  const { address, told, lines, random, count } = options;
  const key = await signallingKey(address);
  const own = toBase64Url(random.bytes(16));
  const answered = new Set<string>();
  let left = false;
  const isLeft = (): boolean => left;
  let waiting = 0;
  let hearing = Promise.resolve();

  const answer = async (to: string): Promise<void> => {
    // The same announce by way of two servers.
    if (answered.has(to)) return;
    if (answered.size >= maxAnswers) {
      count('webrtc/signalling-flood');
      return;
    }
    answered.add(to);
    const gone: GoneMessage = { type: 'gone', from: own, to };
    const sealed = await sealSignalling(gone, { key, random });
    if (isLeft()) return;
    for (const line of lines) line.publish(address.topic, sealed);
  };
  const act = async (data: string): Promise<void> => {
    const opened = isLeft() ? undefined : await openSignalling(data, key);
    const message = parseSignallingMessage(opened);
    // What is published comes back to whoever did.
    if (isLeft() || message?.from === own) return;
    if (message === undefined) count('webrtc/unreadable-signal');
    // Another tab of this device may have answered first.
    else if (message.type !== 'gone') await answer(message.from);
    if (!isLeft()) told();
  };
  const hear = (data: string): void => {
    if (waiting >= maxHearing) {
      count('webrtc/signalling-flood');
      return;
    }
    waiting += 1;
    hearing = hearing
      .then(() => act(data))
      .finally(() => {
        waiting -= 1;
      });
  };
  const unsubscribe = lines.map((line) =>
    line.subscribe(address.topic, { opened: () => undefined, heard: hear }),
  );
  return {
    async leave() {
      left = true;
      await Promise.all(unsubscribe.map((stop) => stop()));
    },
  };
}

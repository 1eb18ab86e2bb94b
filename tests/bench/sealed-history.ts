import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as Y from 'yjs';
import { encodeSnapshot } from '../../src/crdt/sealing/encode-snapshot.ts';
import { createGenesis } from '../../src/crdt/sealing/create-genesis.ts';
import { createSealedLog, type SealedLog } from '../../src/crdt/sealing/sealed-log.ts';
import { tidying } from '../../src/crdt/sealing/tidying.ts';
import { deriveEpochKeys, firstEpochId } from '../../src/crdt/sealing/space-keys.ts';
import { deviceIdOf } from '../../src/crdt/sealing/certificate.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { fiveYears } from './five-years.ts';
import { readHistory, type StoredHistory, writeHistory } from './stored-history.ts';

/** Which history: how long, in one note or one for each meeting, and how many edits fall into one frame. */
export interface HistoryOptions {
  readonly weeks: number;
  readonly oneNote: boolean;
  readonly editsAnEntry: number;
}

const cache = '.cache/histories';

/**
 * The bytes of a history (see stored-history.ts). Five years take minutes to write, so they are kept in the cache until
 * anything in the generator or in src/crdt/sealing changes.
 */
export async function sealedHistory(options: HistoryOptions): Promise<Uint8Array> {
  const name = await nameOf(options);
  const kept = await readFile(path.join(cache, name)).catch(() => undefined);
  if (kept !== undefined && readHistory(kept) !== undefined) return kept;
  const written = writeHistory(await writeYears(options));
  await mkdir(cache, { recursive: true });
  await writeFile(path.join(cache, name), written);
  return written;
}

async function nameOf(options: HistoryOptions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const folder = 'src/crdt/sealing';
  const sealing = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const files = [
    ...sealing.map((file) => path.join(folder, file)),
    ...['five-years.ts', 'sealed-history.ts', 'stored-history.ts'].map((file) =>
      path.join('tests/bench', file),
    ),
  ];
  for (const file of files) hash.update(await readFile(file));
  return `${hash.digest('hex').slice(0, 16)}.bin`;
}

/**
 * Writes the edits through real sealed logs: each page load is a writer of its own, opens what rests, tidies and
 * leaves a snapshot, as the app does. The same edits go into a document without seals, by as many page loads.
 */
async function writeYears(options: HistoryOptions): Promise<StoredHistory> {
  const random = seededRandom(5);
  const clock = simulatedClock();
  const seed = random.bytes(32);
  const { signer, agreeKey, agreeSecret } = deviceIdentity(seed);
  const { genesis, space, certificate } = createGenesis({ signer, agreeKey, random });
  const epoch = firstEpochId(space, genesis);
  const secret = random.bytes(32);
  const plain = new Y.Doc();
  let entries: readonly Uint8Array[] = [];
  let snapshot: Uint8Array | undefined;
  let page: { readonly log: SealedLog; readonly written: Uint8Array[] } | undefined;
  let pageLoad = -1;
  let inFrame = 0;

  const leave = (): void => {
    if (page === undefined) return;
    const { log, written } = page;
    log.flush();
    log.tidy(tidying);
    entries = [...entries, ...written].filter((entry) => log.keeps(entry));
    snapshot = log.snapshot(encodeSnapshot);
    log.close();
  };
  const arrive = async (): Promise<NonNullable<typeof page>> => {
    const log = createSealedLog({
      genesis,
      epochs: [deriveEpochKeys({ space, epoch, secret })],
      device: {
        id: deviceIdOf(space, signer.publicKey),
        member: certificate.member,
        signer,
        agreeSecret: () => agreeSecret,
      },
      clock,
      random,
      count: () => undefined,
    });
    await log.open({ entries, snapshot });
    const written: Uint8Array[] = [];
    log.onEntries((batch) => written.push(...batch.entries));
    return { log, written };
  };
  const edits: { readonly pageLoad: number; readonly apply: (doc: Y.Doc) => void }[] = [];
  fiveYears(options).forEachEdit((edit) => edits.push(edit));
  for (const edit of edits) {
    if (page === undefined || edit.pageLoad !== pageLoad) {
      leave();
      pageLoad = edit.pageLoad;
      plain.clientID = 1_000 + pageLoad;
      page = await arrive();
    }
    edit.apply(page.log.doc);
    edit.apply(plain);
    inFrame += 1;
    if (inFrame % options.editsAnEntry === 0) page.log.flush();
  }
  leave();
  if (snapshot === undefined) throw new Error('nothing waits, so there is a snapshot');
  return {
    genesis,
    seed,
    secret,
    entries,
    snapshot,
    plainV1: Y.encodeStateAsUpdate(plain),
    plainV2: Y.encodeStateAsUpdateV2(plain),
  };
}

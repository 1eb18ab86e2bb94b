import { equalBytes, joinBytes } from '../basics/bytes.ts';
import { invariant } from '../basics/invariant.ts';
import { CustomKey } from './database-contents.ts';
import { CUSTOM, answerOf, strictTransaction, transactionDone } from './database-steps.ts';
import { isStoredName } from './stored-files.ts';
import type { MakeFiles } from './stored-files.ts';

/** A longer file rests in pieces of this many bytes, so that no single value of the database is large. */
export const pieceSize = 2 ** 20;

const prefix = 'file/';
/** Behind every key that begins with the prefix: the sign after the slash. */
const behind = 'file0';

/** Files in the `custom` store: `file/<name>` says how many pieces there are, `file/<name>/<n>` is one of them. */
export const databaseFiles: MakeFiles = (onDatabase) => {
  return {
    putFile: (name, sealed) => {
      invariant(isStoredName(name), 'a file is named by a hash');
      const pieces = piecesOf(sealed);
      return onDatabase(async (database) => {
        await putPieces(database, name, pieces);
        try {
          await readBack(database, name, pieces);
        } catch (problem) {
          await remove(database, name).catch(() => undefined);
          throw problem;
        }
      });
    },
    getFile: (name) => onDatabase((database) => read(database, name)),
    removeFile: (name) => onDatabase((database) => remove(database, name)),
    listFiles: () =>
      onDatabase(async (database) => {
        const custom = database.transaction([CUSTOM], 'readonly').objectStore(CUSTOM);
        const keys = await answerOf(custom.getAllKeys(IDBKeyRange.bound(prefix, behind)));
        return keys
          .map((key) => (typeof key === 'string' ? key.slice(prefix.length) : ''))
          .filter(isStoredName);
      }),
  };
};

function piecesOf(sealed: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < sealed.length; at += pieceSize)
    pieces.push(sealed.slice(at, at + pieceSize));
  return pieces;
}

/** In the order of their keys: the number is written with as many digits. */
const keyOf = (name: string, piece: number): string =>
  `${prefix}${name}/${String(piece).padStart(6, '0')}`;
const keysOf = (name: string): IDBKeyRange =>
  IDBKeyRange.bound(`${prefix}${name}`, `${prefix}${name}0`, false, true);

/** One transaction: it happens whole or not at all. */
async function putPieces(
  database: IDBDatabase,
  name: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  const transaction = strictTransaction(database, [CUSTOM]);
  const done = transactionDone(transaction);
  const custom = transaction.objectStore(CUSTOM);
  try {
    custom.delete(keysOf(name));
    custom.put(pieces.length, `${prefix}${name}`);
    for (const [at, piece] of pieces.entries()) custom.put(piece, keyOf(name, at));
  } catch (problem) {
    // What was asked for before it would otherwise be kept.
    done.catch(() => undefined);
    transaction.abort();
    throw problem;
  }
  await done;
}

/** A later transaction looks. It writes the mark, because one that writes nothing need not reach the disk. */
async function readBack(
  database: IDBDatabase,
  name: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  const transaction = strictTransaction(database, [CUSTOM]);
  const done = transactionDone(transaction);
  const custom = transaction.objectStore(CUSTOM);
  const [count, ...back] = await Promise.all([
    answerOf<unknown>(custom.get(`${prefix}${name}`)),
    ...pieces.map((_, at) => answerOf<unknown>(custom.get(keyOf(name, at)))),
  ]);
  custom.put(0, CustomKey.mark);
  await done;
  const isWhole = pieces.every((piece, at) => {
    const rests = back[at];
    return rests instanceof Uint8Array && equalBytes(rests, piece);
  });
  if (count !== pieces.length || !isWhole) throw new Error('the file was not read back');
}

async function read(database: IDBDatabase, name: string): Promise<Uint8Array | undefined> {
  if (!isStoredName(name)) return undefined;
  const custom = database.transaction([CUSTOM], 'readonly').objectStore(CUSTOM);
  const [count, ...pieces] = await answerOf<unknown[]>(custom.getAll(keysOf(name)));
  if (count === undefined) return undefined;
  return joinBytes(pieces.filter((piece) => piece instanceof Uint8Array));
}

async function remove(database: IDBDatabase, name: string): Promise<void> {
  if (!isStoredName(name)) return;
  const transaction = strictTransaction(database, [CUSTOM]);
  const done = transactionDone(transaction);
  transaction.objectStore(CUSTOM).delete(keysOf(name));
  await done;
}

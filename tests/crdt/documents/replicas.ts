import * as Y from 'yjs';

/** A replica whose client id is known, so that scenarios repeat exactly. */
export function docOf(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

/** Both replicas get what the other has. */
export function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'sealed');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'sealed');
}

/** Every replica gets everything. */
export function converge(docs: readonly Y.Doc[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const a of docs) for (const b of docs) if (a !== b) sync(a, b);
  }
}

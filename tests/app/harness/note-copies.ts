import * as Y from 'yjs';

/** A note in a document that can be made anew without what somebody wrote who was taken out. */
export interface NoteCopies {
  /** The words in the present copy. */
  words(): Y.XmlFragment;
  /** Somebody whose words do not count in the end writes at the beginning of the note. */
  writeInVain(text: string): void;
  /** Reads what counts into a new copy. */
  renew(): void;
}

/** A note that holds these blocks. */
export function noteCopies(blocks: (Y.XmlElement | Y.XmlText)[]): NoteCopies {
  const inVain = { kind: 'in vain' };
  const counts: Uint8Array[] = [];
  const copy = (): Y.Doc => {
    const doc = new Y.Doc();
    for (const update of counts) Y.applyUpdate(doc, update);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== inVain) counts.push(update);
    });
    return doc;
  };
  let present = copy();
  const words = (): Y.XmlFragment => present.getXmlFragment('note');
  words().insert(0, blocks);
  return {
    words,
    writeInVain(text) {
      const elsewhere = new Y.Doc();
      Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(present));
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      elsewhere.getXmlFragment('note').insert(0, [paragraph]);
      Y.applyUpdate(present, Y.encodeStateAsUpdate(elsewhere), inVain);
    },
    renew() {
      present.destroy();
      present = copy();
    },
  };
}

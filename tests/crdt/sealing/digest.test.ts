import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDigest, digestOf } from '../../../src/crdt/sealing/digest.ts';

/** Small edits in records that hold texts that hold more: what a digest has to notice, wherever it happens. */
const edit = fc.record({
  what: fc.constantFrom('insert', 'delete', 'format', 'attribute', 'nest', 'put', 'drop'),
  record: fc.integer({ min: 0, max: 3 }),
  at: fc.nat(40),
});

function apply(
  doc: Y.Doc,
  { what, record, at }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
): void {
  const records = doc.getMap('notes');
  const key = `note ${record}`;
  const found: unknown = records.get(key);
  if (!(found instanceof Y.XmlFragment)) {
    const body = new Y.XmlFragment();
    body.insert(0, [new Y.XmlElement('paragraph')]);
    records.set(key, body);
    return;
  }
  const paragraph = found.get(0);
  if (!(paragraph instanceof Y.XmlElement)) return;
  const first: unknown = paragraph.length > 0 ? paragraph.get(0) : undefined;
  const text = first instanceof Y.XmlText ? first : undefined;
  switch (what) {
    case 'nest':
      paragraph.insert(0, [new Y.XmlText()]);
      break;
    case 'insert':
      text?.insert(Math.min(at, text.length), `word ${at}`);
      break;
    case 'delete':
      if (text !== undefined && text.length > 0) text.delete(at % text.length, 1);
      break;
    case 'format':
      if (text !== undefined && text.length > 0) text.format(at % text.length, 1, { bold: {} });
      break;
    case 'attribute':
      paragraph.setAttribute('level', String(at));
      break;
    case 'put':
      doc.getMap('goals').set(key, at);
      break;
    case 'drop':
      records.delete(key);
      break;
  }
}

test('a digest kept while people write is that of the same words read whole, on whichever page', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 40 }), (edits) => {
      const [here, there] = [new Y.Doc(), new Y.Doc()];
      here.clientID = 1;
      there.clientID = 2;
      const kept = createDigest(here);
      for (const [one, isOwn] of edits) {
        apply(isOwn ? here : there, one);
        if (!isOwn) Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
        expect(kept.value()).toBe(digestOf(here));
      }
      const read = new Y.Doc();
      Y.applyUpdate(read, Y.encodeStateAsUpdate(here));
      expect(digestOf(read)).toBe(kept.value());
    }),
  );
});

test('a long history is read for a digest in steps, a few records each', () => {
  const doc = new Y.Doc();
  const notes = doc.getMap('notes');
  for (let at = 0; at < 100; at += 1) notes.set(`note ${at}`, new Y.Text(`meeting ${at}`));
  const digest = createDigest(doc);
  expect([digest.value(40), digest.value(40), digest.value(40)]).toEqual([
    undefined,
    undefined,
    digestOf(doc),
  ]);
  const last: unknown = notes.get('note 99');
  if (last instanceof Y.Text) last.insert(0, 'the last ');
  expect(digest.value(1)).toBe(digestOf(doc));
});

test('five years of words have a digest', () => {
  const doc = new Y.Doc();
  const text = new Y.Text();
  doc.getMap('notes').set('long', text);
  // Each in a run of its own, as two people write in turn: more parts than a call can have arguments.
  doc.transact(() => {
    for (let at = 0; at < 40_000; at += 1) text.insert(0, 'w', { turn: at });
  });
  expect(digestOf(doc)).toMatch(/^[0-9a-f]{64}$/);
});

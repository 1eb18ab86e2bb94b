// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { describe, expect, test } from 'vitest';
import { noteSchema } from '../../src/editors/note/note-schema.ts';
import { englishEditorWords } from './english-words.ts';
import { isAllowedLink, linkFrom } from '../../src/editors/shared/allowed-link.ts';
import { keptMarkName } from '../../src/editors/shared/kept.ts';
import { find, newerNote } from './newer-note.ts';
import { openNote } from './people.ts';

const schema = getSchema(noteSchema(englishEditorWords));

describe('the schema of notes', () => {
  test('every attribute of every node and mark has a validator', () => {
    const types = [...Object.values(schema.nodes), ...Object.values(schema.marks)];
    let attributes = 0;
    for (const { name, spec } of types) {
      for (const [attribute, { validate }] of Object.entries(spec.attrs ?? {})) {
        expect(validate, `${name}.${attribute}`).toBeDefined();
        attributes += 1;
      }
    }
    expect(attributes).toBeGreaterThan(8);
  });

  test('no validator takes what could not be drawn safely', () => {
    const hostile = [{ toString: 1 }, ['script', {}], () => 1, 'javascript:alert(1)', Symbol('x')];
    for (const type of [...Object.values(schema.nodes), ...Object.values(schema.marks)]) {
      for (const [name, { validate }] of Object.entries(type.spec.attrs ?? {})) {
        if (name === 'kept' || name === 'key' || type.name === keptMarkName) continue;
        for (const value of hostile) {
          const takes =
            typeof validate === 'string'
              ? validate.split('|').includes(typeof value)
              : !throws(() => validate?.(value));
          expect(takes, `${type.name}.${name}`).toBe(false);
        }
      }
    }
  });
});

function throws(act: () => void): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

describe('links', () => {
  test('lead to http, https and mailto and nowhere else', () => {
    for (const good of ['https://example.org/a?b#c', 'http://localhost:4173', 'mailto:a@b.org']) {
      expect(isAllowedLink(good), good).toBe(true);
    }
    const bad = [
      ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:x'],
      ...['data:text/html,<script>1</script>', 'vbscript:x', 'file:///etc/passwd', 'ftp://x.org'],
      ...['//evil.org', '/here', '', 'https:', 'https:evil.org', 'blob:https://x/1', 'tel:1'],
      ...['https://a b', 'https://x\u202e.org', 'https://', 'mailto:', 'view-source:https://x.org'],
    ];
    for (const address of bad) expect(isAllowedLink(address), address).toBe(false);
    for (const value of [null, undefined, 5, {}, ['https://x.org'], 'https://x.org/'.repeat(500)]) {
      expect(isAllowedLink(value)).toBe(false);
    }
  });

  test('are completed as people type them', () => {
    expect(linkFrom(' example.org/page ')).toBe('https://example.org/page');
    expect(linkFrom('sam@example.org')).toBe('mailto:sam@example.org');
    expect(linkFrom('http://example.org')).toBe('http://example.org');
    expect(linkFrom('javascript:alert(1)')).toBeUndefined();
    expect(linkFrom('hello')).toBeUndefined();
  });
});

test('the stock tie deletes what its schema does not know, from the shared note too; ours does not', () => {
  const stock = newerNote();
  const note = stock.getXmlFragment('note');
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(note)] }),
  });
  expect(find(note, 'callout').length).toBe(0);
  view.destroy();
  const ours = openNote(5, newerNote());
  expect(find(ours.fragment, 'callout').length).toBe(1);
  expect(ours.writes()).toBe(0);
});

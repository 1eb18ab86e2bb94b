import ts from 'typescript';
import { expect, test } from 'vitest';
import { neutralWords } from '../../src/app/words/neutral.ts';
import { sourceFiles } from './source-files.ts';

const words = sourceFiles(['src/app/words'], /\.ts$/);
const pages = sourceFiles(['src/app'], /\.tsx$/);

/** A text as it stands in code, with where it stands. */
interface Found {
  readonly where: string;
  readonly text: string;
}

function parse(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

function walk(file: string, text: string, visit: (node: ts.Node, where: string) => void): void {
  const source = parse(file, text);
  const step = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    visit(node, `${file}:${line + 1}`);
    ts.forEachChild(node, step);
  };
  step(source);
}

/** Every text of the words files, with … where a name is put in. */
function spoken(): readonly Found[] {
  const found: Found[] = [];
  for (const { file, text } of words) {
    walk(file, text, (node, where) => {
      if (ts.isSourceFile(node) || ts.isImportDeclaration(node.parent)) return;
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
        if (!(ts.isPropertyAssignment(node.parent) && node.parent.name === node)) {
          found.push({ where, text: node.text });
        }
      } else if (ts.isTemplateExpression(node)) {
        const rest = node.templateSpans.map((span) => `…${span.literal.text}`).join('');
        found.push({ where, text: node.head.text + rest });
      }
    });
  }
  return found;
}

const sentences = (text: string): readonly string[] =>
  text
    .split(/(?<=[.:?])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

test('no text raises its voice', () => {
  expect(spoken().filter(({ text }) => text.includes('!'))).toEqual([]);
});

test('no text blames or alarms anybody, or speaks like a machine', () => {
  const hard =
    /\b(?:error|invalid|fail(?:ed|ure)?|illegal|fatal|abort|wrong|must|warning|sync(?:ed|ing)?|peers?|encrypt\w*|decrypt\w*|cryptograph\w*|server|database|cache|token|session expired|authenticat\w*|log ?in|user|submit|click)\b/i;
  expect(spoken().filter(({ text }) => hard.test(text))).toEqual([]);
});

test('sentences are short enough for a reader of eleven', () => {
  const long = spoken().flatMap(({ where, text }) =>
    sentences(text)
      .filter((sentence) => sentence.split(/\s+/u).length > 24)
      .map((sentence) => `${where} ${sentence}`),
  );
  expect(long).toEqual([]);
  const all = spoken().flatMap(({ text }) => sentences(text));
  const lengths = all
    .map((sentence) => sentence.split(/\s+/u).length)
    .filter((length) => length > 3);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(mean).toBeLessThan(11);
});

/** What PRODUCT promises: people, screen readers and other tools find things by exactly these. */
const promised: readonly string[] = [
  'Workspace',
  'Today',
  'Goals',
  'Notes',
  'People',
  'Settings',
  'More',
  'Your workspaces',
  'A shared space for therapy',
  'Start a workspace',
  'I have an invitation',
  'Your name',
  'Your part',
  'Therapist',
  'Client',
  'Someone else',
  'Name of this workspace',
  'Create workspace',
  'Invitation link',
  'Open invitation',
  'Invite someone',
  'Copy link',
  'Their part',
  'Ask to come in',
  '… is at the door',
  'Let in',
  'Not now',
  'New goal',
  'Goal',
  'Why it matters',
  'Save goal',
  'Add a step',
  'Step',
  'Status',
  'New poll',
  'Question',
  'Kind of poll',
  'Choose one',
  'Choose several',
  'Scale',
  'Rank',
  'One word',
  'Dots',
  'Add an option',
  'Answers stay hidden until all have answered',
  'Ask',
  'Send my answer',
  'Reveal',
  'Results',
  'Edit',
  'Move up',
  'Move down',
  'New note',
  'Title',
  'Note',
  'Connection',
  'Saved on this device',
  'Saving…',
  'Not saved',
  'Connected with …',
  'Only you are here',
  'Connecting…',
  'Working offline',
  'What I heard',
  "Yes, that's it",
  'Not quite',
  "Let's stay with this",
  'Set a passphrase',
  'Lock now',
  'Locked',
  'Passphrase',
  'Unlock',
  'Quick exit',
  'Journal',
  'Only you',
  'New entry',
  'Entry',
  'Search my journal',
];
test.each(promised)('the promised words "%s" are there, to the letter', (text) => {
  expect(spoken().map((one) => one.text)).toContain(text);
});

test('pages take every text from the words files', () => {
  const own: string[] = [];
  for (const { file, text } of pages) {
    walk(file, text, (node, where) => {
      if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) own.push(`${where} ${node.text.trim()}`);
      if (!ts.isJsxAttribute(node) || node.initializer === undefined) return;
      const spokenAttribute = /^(?:aria-label|aria-description|title|placeholder|alt)$/;
      if (ts.isStringLiteral(node.initializer) && spokenAttribute.test(node.name.getText())) {
        own.push(`${where} ${node.getText()}`);
      }
    });
  }
  expect(own).toEqual([]);
});

/** Its boxes are for passphrases alone, which a keeper of passwords may fill in; what is typed there is no word to be remembered. */
const boxOfSecrets = 'src/app/ui/secret-field.tsx';

test('every box that can be typed into keeps the browser from storing what is typed', () => {
  const open: string[] = [];
  for (const { file, text } of pages) {
    walk(file, text, (node, where) => {
      if (!ts.isJsxSelfClosingElement(node) && !ts.isJsxOpeningElement(node)) return;
      if (!/^(?:input|textarea|select|form)$/.test(node.tagName.getText())) return;
      const off = node.attributes.properties.some(
        (attribute) =>
          ts.isJsxAttribute(attribute) &&
          attribute.name.getText() === 'autocomplete' &&
          attribute.initializer?.getText() === '"off"',
      );
      if (!off && file !== boxOfSecrets) open.push(where);
    });
  }
  expect(open).toEqual([]);
});

/** The one place that names the tab: by the product's name, or by one that says nothing. */
const namesTheTab = 'src/app/theme/neutral-name.ts';

test('no page writes style, markup or the title of the page from script', () => {
  const written: string[] = [];
  for (const { file, text } of sourceFiles(['src/app'], /\.tsx?$/)) {
    walk(file, text, (node, where) => {
      if (ts.isJsxAttribute(node) && /^(?:style|innerHTML|onclick)$/.test(node.name.getText())) {
        written.push(`${where} ${node.name.getText()}`);
      }
      if (ts.isPropertyAccessExpression(node)) {
        const what = node.getText();
        if (/\.(?:innerHTML|outerHTML|cssText)$|^document\.(?:title|write)$/.test(what)) {
          written.push(`${where} ${what}`);
        }
      }
    });
  }
  expect(written.map((one) => one.replace(/:\d+/, ''))).toEqual([`${namesTheTab} document.title`]);
});

test('the neutral name of the tab is the same before the first paint and after', () => {
  const [first] = sourceFiles(['public'], /appearance\.js$/);
  expect(first?.text).toContain(`document.title = '${neutralWords.title.neutral}';`);
});

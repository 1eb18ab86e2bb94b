import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { platformUses } from './platform-use.ts';
import { sourceFiles } from './source-files.ts';

const code = sourceFiles(['src', 'tests', 'scripts'], /\.(?:ts|tsx|mjs|css)$/).filter(
  ({ file }) => !file.startsWith(path.join('tests', 'fixtures')),
);
const ours = code.filter(({ file }) => file.startsWith('src') && /\.tsx?$/.test(file));

test('no file is longer than 400 lines', () => {
  const long = code.filter(({ text }) => text.split('\n').length > 401).map(({ file }) => file);
  expect(long).toEqual([]);
});

test('files and folders are named in small letters with hyphens, and none is called utils', () => {
  const name =
    /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?:module|test|spec|contract|bench|config|d))?\.(?:ts|tsx|mjs|css)$/;
  const odd = code
    .map(({ file }) => file)
    .filter((file) => {
      const folders = path.dirname(file).split(path.sep);
      return (
        !name.test(path.basename(file)) ||
        !folders.every((folder) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder)) ||
        /\b(?:utils?|helpers?|misc)\b/.test(file)
      );
    });
  expect(odd).toEqual([]);
});

const reExport = /^export (?:type )?(?:\*(?: as \w+)?|\{[^}]*\}) from /;

test('the only files that merely hand on what others export are the public faces of src/crdt', () => {
  const barrels = ours.filter(({ text }) => {
    const statements = text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .split(';')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    return statements.length > 0 && statements.every((one) => reExport.test(one));
  });
  const named = ours.filter(({ file }) => /^index\.tsx?$/.test(path.basename(file)));
  // What every page loads, and apart from it what only pages of the session room and those about backups do.
  const allowed = ['index.ts', 'room-face.ts', 'backup-face.ts'].map((face) =>
    path.join('src', 'crdt', 'spaces', face),
  );
  const found = new Set([...barrels, ...named].map(({ file }) => file));
  for (const face of allowed) found.delete(face);
  expect([...found]).toEqual([]);
});

/** Where the platform's clock, randomness and console may be used, each for its reason. */
const mayUsePlatform: readonly string[] = [
  // The ports themselves.
  'src/crdt/basics/clock.ts',
  'src/crdt/basics/random.ts',
  // The composition root.
  'src/app/main.tsx',
  // The server speaks to a terminal.
  'src/server/main.ts',
];

test('clock, randomness and console are taken from the platform by the composition root only', () => {
  const found = ours
    .filter(({ file }) => !mayUsePlatform.includes(file.split(path.sep).join('/')))
    .flatMap(({ file, text }) =>
      platformUses(file, text).map(({ what, line }) => `${file}:${line} ${what}`),
    );
  expect(found).toEqual([]);
});

test('a use of the platform is found however it is written, and words about it are not', () => {
  const uses = platformUses(
    'a.ts',
    [
      'const a = Date.now();',
      'const b = globalThis.Math.random();',
      'const c = window.crypto.getRandomValues(new Uint8Array(4));',
      'const d = crypto.randomUUID();',
      "console.log('x');",
      'const e = new Date();',
      'const f = performance.now();',
      '// Date.now() in a comment',
      "const g = 'Math.random()';",
      'const h = new Date(0);',
    ].join('\n'),
  );
  expect(uses.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('no style looks through the whole page for something, which browsers would do again at every letter', () => {
  const looking = code
    .filter(
      ({ file, text }) =>
        file.endsWith('.css') && /(?:^|[\s,])(?::root|html|body)[^\s,{]*:has\(/m.test(text),
    )
    .map(({ file }) => file);
  expect(looking).toEqual([]);
});

test('nothing is waited for by sleeping in a test', () => {
  const sleeping = code
    .filter(
      ({ file }) => /\.(?:test|spec)\.tsx?$/.test(file) && !file.endsWith('source-laws.test.ts'),
    )
    .filter(({ text }) => /waitForTimeout\(|setTimeout\(\s*(?:resolve|done|\w)\s*,/.test(text))
    .map(({ file }) => file);
  expect(sleeping).toEqual([]);
});

test('every package is pinned to one exact version, and none runs scripts while it is installed', () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
  const npmrc = readFileSync('.npmrc', 'utf8').split('\n');
  expect(npmrc).toContain('ignore-scripts=true');
  expect(npmrc).toContain('save-exact=true');
});

test('the lock names a checksum for every package', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Record<string, { readonly integrity?: string; readonly link?: boolean }>;
  };
  const bare = Object.entries(lock.packages)
    .filter(([name, { integrity, link }]) => name !== '' && !link && integrity === undefined)
    .map(([name]) => name);
  expect(bare).toEqual([]);
});

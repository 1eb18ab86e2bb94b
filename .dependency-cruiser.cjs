// @ts-check

/**
 * The import laws of ARCHITECTURE.md. Each room names the rooms and the packages it may use; whatever is not
 * named is forbidden. A room may always use itself.
 *
 * @typedef {{ room: string, from?: string, rooms: readonly string[], packages: readonly string[], node?: boolean }} Law
 */

/** The libraries that seal and sign. */
const crypto = ['@noble/ciphers', '@noble/curves', '@noble/ed25519', '@noble/hashes'];
const kindContract = 'src/crdt/documents/document-kind\\.ts$';
const shapes = 'src/crdt/documents/shapes/';
const basics = 'src/crdt/basics/';
/** What the app sees of src/crdt: the public face, and apart from it what only pages of the session room need. */
const face = 'src/crdt/spaces/(?:index|room-face|backup-face)\\.ts$';

/** @type {readonly Law[]} */
const laws = [
  { room: 'src/crdt/basics/', rooms: [], packages: [] },
  {
    room: 'src/crdt/documents/',
    rooms: [basics],
    // A hash alone, for what has to be held to later: the seal on a hidden answer.
    packages: ['yjs', 'valibot', 'fractional-indexing', '@noble/hashes'],
  },
  { room: 'src/crdt/sealing/', rooms: [basics], packages: ['yjs', ...crypto] },
  {
    room: 'src/crdt/vault/',
    rooms: [basics],
    // Beside them Argon2id by WebAssembly, and the list that recovery words are of.
    packages: [...crypto, 'hash-wasm', '@scure/bip39'],
  },
  { room: 'src/crdt/backup/', rooms: [basics, 'src/crdt/vault/'], packages: crypto },
  { room: 'src/crdt/storage/', rooms: [basics], packages: ['yjs', 'y-indexeddb'] },
  {
    room: 'src/crdt/peers/',
    rooms: [basics],
    packages: ['yjs', 'y-webrtc', 'y-protocols', 'lib0'],
  },
  {
    room: 'src/crdt/sharing/',
    rooms: [basics, 'src/crdt/vault/', 'src/crdt/sealing/'],
    packages: ['yjs', '@scure/bip39', ...crypto],
  },
  {
    room: 'src/crdt/spaces/',
    rooms: ['src/crdt/'],
    packages: ['yjs', 'y-protocols', 'lib0', ...crypto],
  },
  {
    room: 'src/editors/',
    rooms: [basics],
    packages: ['yjs', '@tiptap/[^/]+', 'y-protocols', 'lib0'],
  },
  {
    // Looks and words know nothing of documents. The one rich-text component loads its editor by import().
    room: 'src/app/(?:ui|theme|words)/',
    rooms: ['src/app/ui/', 'src/app/theme/', 'src/app/words/', 'src/editors/'],
    packages: ['solid-js', 'lucide-solid', '@fontsource-variable/[^/]+', 'uqr'],
  },
  {
    room: 'src/app/live/',
    rooms: [basics, face, 'src/app/words/'],
    packages: ['solid-js'],
  },
  {
    // One matter each, shown by several pages.
    room: 'src/app/cards/',
    rooms: [basics, 'src/crdt/documents/', 'src/editors/', 'src/app/(?:ui|live|words|theme)/'],
    packages: ['solid-js', '@solidjs/router', 'lucide-solid'],
  },
  {
    // Its own document kind is named by the law below; the types of basics are everybody's.
    room: 'src/app/features/',
    rooms: [
      basics,
      'src/crdt/documents/',
      'src/editors/',
      'src/app/(?:ui|live|words|theme|offline|cards)/',
    ],
    packages: ['solid-js', '@solidjs/router', 'lucide-solid', 'uqr'],
  },
  {
    // The frame around the pages; it reaches pages through the table of routes only.
    room: 'src/app/shell/',
    rooms: [
      basics,
      face,
      'src/app/(?:ui|live|words|theme|offline|cards)/',
      'src/app/routes\\.tsx?$',
    ],
    packages: ['solid-js', '@solidjs/router', 'lucide-solid'],
  },
  {
    room: 'src/app/offline/',
    rooms: [basics, 'src/app/(?:ui|live|words)/'],
    packages: ['solid-js', 'workbox-window', 'vite-plugin-pwa'],
  },
  {
    // The composition root and the route table.
    room: 'src/app/[^/]+$',
    rooms: [basics, face, 'src/app/'],
    packages: ['solid-js', '@solidjs/router', '@fontsource-variable/[^/]+'],
  },
  { room: 'src/server/', rooms: [basics], packages: ['ws', 'valibot'], node: true },
];

/** @param {readonly string[]} names */
const inNodeModules = (names) => names.map((name) => `node_modules/(?:@types/)?${name}/`);

const roomRules = laws.flatMap(({ room, rooms, packages, node }) => {
  const name = room
    .replace(/^src\//, '')
    .replace(/\W+/g, '-')
    .replace(/^-|-$/g, '');
  const from = { path: `^${room}` };
  return [
    {
      name: `rooms-of-${name}`,
      comment: `${room} may use only the rooms that its law names.`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: [room, ...rooms].map((allowed) => `^${allowed}`) },
    },
    {
      name: `packages-of-${name}`,
      comment: `${room} may use only the packages that its law names.`,
      severity: 'error',
      from,
      to: { path: '(?:^|/)node_modules/', pathNot: inNodeModules(packages) },
    },
    ...(node
      ? []
      : [
          {
            name: `no-node-in-${name}`,
            comment: `${room} runs in browsers.`,
            severity: 'error',
            from,
            to: { dependencyTypes: ['core'] },
          },
        ]),
  ];
});

/**
 * @param {string} name
 * @param {string} comment
 * @param {{ from: object, to: object }} law
 */
const rule = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...roomRules,
    rule('no-cycles', 'Two files that need each other are one file, or three.', {
      from: {},
      to: { circular: true },
    }),
    rule('kinds-stand-alone', 'A kind of document never reads another kind.', {
      from: { path: '^src/crdt/documents/([^/]+)/', pathNot: `^${shapes}` },
      to: {
        path: '^src/crdt/documents/',
        pathNot: ['^src/crdt/documents/$1/', `^${shapes}`, `^${kindContract}`],
      },
    }),
    rule('shapes-know-no-kind', 'Shapes are what kinds are made of, not the other way round.', {
      from: { path: `^${shapes}` },
      to: { path: '^src/crdt/documents/', pathNot: [`^${shapes}`, `^${kindContract}`] },
    }),
    rule('contract-knows-no-kind', 'The contract of kinds is the same for all of them.', {
      from: { path: `^${kindContract}` },
      to: { path: '^src/crdt/documents/', pathNot: [`^${shapes}`, `^${kindContract}`] },
    }),
    rule('features-stand-alone', 'A feature never reads another feature.', {
      from: { path: '^src/app/features/([^/]+)/' },
      to: { path: '^src/app/features/', pathNot: '^src/app/features/$1/' },
    }),
    rule('features-know-their-own-kind', 'Other kinds come through app/live.', {
      from: { path: '^src/app/(?:features|cards)/([^/]+)/' },
      to: { path: '^src/crdt/documents/', pathNot: '^src/crdt/documents/$1/' },
    }),
    rule(
      'cards-stand-alone',
      'A card never reads another card: pages put them together. Help with finding words is for all that are written in.',
      {
        from: { path: '^src/app/cards/([^/]+)/' },
        to: {
          path: '^src/app/cards/',
          pathNot: ['^src/app/cards/$1/', '^src/app/cards/expression/'],
        },
      },
    ),
    rule('yjs-stays-below', 'Yjs is named in crdt and editors only.', {
      from: { pathNot: '^src/(?:crdt|editors)/' },
      to: { path: 'node_modules/yjs/' },
    }),
    rule(
      'editors-are-loaded-late',
      'An editor is heavy: it comes by import(), when it is needed.',
      {
        from: { path: '^src/app/' },
        to: {
          path: '^src/editors/',
          dynamic: false,
          dependencyTypesNot: ['type-only', 'type-import'],
        },
      },
    ),
    rule('tiptap-stays-in-editors', 'Tiptap and ProseMirror stop at editors.', {
      from: { pathNot: '^src/editors/' },
      to: { path: 'node_modules/(?:@tiptap/|prosemirror-)' },
    }),
    rule('solid-stays-in-app', 'crdt, editors and server know no framework.', {
      from: { path: '^src/(?:crdt|editors|server)/' },
      to: { path: 'node_modules/(?:solid-js|@solidjs)/' },
    }),
    rule('everything-resolves', 'What is imported must be there.', {
      from: {},
      // Made by vite-plugin-pwa while building.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    }),
    rule('only-what-we-list', 'A package that package.json does not list is there by chance.', {
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(?:css|woff2|svg|png)$' },
    // Types count: who names another room's type depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};

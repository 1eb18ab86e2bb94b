import solid from 'eslint-plugin-solid/configs/typescript';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Every rule that is turned off or bent carries its reason beside it. */
export default defineConfig(
  {
    ignores: [
      'dist/',
      '.cache/',
      'node_modules/',
      'tests/fixtures/',
      'scripts/',
      'public/',
      '.dependency-cruiser.cjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } },
    },
    rules: {
      // Numbers and ids are written into sentences and names all the time; both print as expected.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => undoSomething()` is the plain way to write a clean-up.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A loop that ends from inside is clearer than a flag.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', { max: 3 }],
    },
  },
  { files: ['src/app/**/*.{ts,tsx}'], ...solid },
  {
    files: ['src/server/**/*.ts', 'tests/**/*.ts', 'tests/**/*.tsx'],
    // The server and the benches speak to a terminal.
    rules: { 'no-console': 'off' },
  },
);

// @ts-check
import { runTool } from './run.mjs';
import { oneStep, sum, tallyOf, vitestTally } from './tally.mjs';

/** What needs no browser and no build, in the order of how quickly it tells. */
const steps = [
  {
    name: 'Format',
    tool: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { name: 'Types', tool: 'typescript/bin/tsc', args: ['-p', '.'] },
  { name: 'Types of the scripts', tool: 'typescript/bin/tsc', args: ['-p', 'scripts'] },
  { name: 'Lint', tool: 'eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  {
    name: 'Import laws',
    tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'src'],
  },
];

/**
 * Runs every check, also after one has failed, and names each.
 *
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function check() {
  const tallies = [];
  for (const { name, tool, args } of steps) {
    console.log(`\n— ${name}`);
    const well = await runTool(tool, args);
    if (!well) console.log(`${name}: not in order, see above`);
    tallies.push(oneStep(well));
  }
  console.log('\n— Laws');
  tallies.push(await vitest('.cache/laws.json', ['tests/laws']));
  return sum(tallies);
}

/**
 * Runs vitest over some folders and counts.
 *
 * @param {string} reportFile
 * @param {readonly string[]} args
 */
export function vitest(reportFile, args) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return tallyOf(
    reportFile,
    () => runTool('vitest/vitest.mjs', ['run', ...reporters, ...args]),
    vitestTally,
  );
}

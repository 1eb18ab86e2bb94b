// @ts-check
import { findBrowsers } from './parts/browsers.mjs';
import { build } from './parts/build.mjs';
import { check, vitest } from './parts/check.mjs';
import { install } from './parts/install.mjs';
import { runTool } from './parts/run.mjs';
import { oneStep, playwrightTally, sum, tallyLine, tallyOf } from './parts/tally.mjs';

/** `npm test`: everything there is, from a fresh clone too. */
async function everything() {
  if (!(await install())) return oneStep(false);
  const hasBrowser = await findBrowsers();
  const tallies = [await check()];
  console.log('\n— Unit and contract tests');
  tallies.push(await vitest('.cache/units.json', ['--exclude', 'tests/laws/**']));
  console.log('\n— Build');
  const built = await build({ onlyIfChanged: true });
  tallies.push(oneStep(built));
  if (built) tallies.push(await journeys(hasBrowser));
  return sum(tallies);
}

/** @param {boolean} hasBrowser */
async function journeys(hasBrowser) {
  console.log('\n— Journeys in browsers');
  if (!hasBrowser) {
    console.log('No Chromium was found and none could be installed, so no journey was made.');
    return oneStep(false);
  }
  return tallyOf(
    '.cache/journeys.json',
    () => runTool('@playwright/test/cli.js', ['test']),
    (report) => {
      console.log(`Passed only at the second try: ${report.stats.flaky}`);
      return playwrightTally(report);
    },
  );
}

const tally = await everything();
console.log(`\n${tallyLine(tally)}`);
if (tally.failed > 0) process.exitCode = 1;

// @ts-check
import { readFile, rm } from 'node:fs/promises';

import { projectFolder } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * One step that either went well or did not.
 *
 * @param {boolean} well
 * @returns {Tally}
 */
export const oneStep = (well) => ({ ...nothing, passed: well ? 1 : 0, failed: well ? 0 : 1 });

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  const total = { ...nothing };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * The line that everything ends with.
 *
 * @param {Tally} tally
 */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Runs a tool that writes a JSON report and reads what came of it. A run that ended badly without a failed test
 * (a crash, an error beside the tests, no report at all) counts as one failure: it must never look green.
 *
 * @param {string} reportFile within the project
 * @param {() => Promise<boolean>} start
 * @param {(report: any) => Tally} read
 * @returns {Promise<Tally>}
 */
export async function tallyOf(reportFile, start, read) {
  const file = new URL(reportFile, projectFolder);
  await rm(file, { force: true });
  const well = await start();
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const tally = report === undefined ? nothing : read(report);
  return !well && tally.failed === 0 ? sum([tally, oneStep(false)]) : tally;
}

/**
 * @param {any} report vitest's JSON report
 * @returns {Tally}
 */
export const vitestTally = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/**
 * @param {any} report Playwright's JSON report
 * @returns {Tally}
 */
export const playwrightTally = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

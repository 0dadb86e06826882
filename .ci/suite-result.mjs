// Reads vitest's JSON report for .ci/run. Prints how many tests passed and how many failed, never fewer failures than
// the exit code of the run admits.
import { readFileSync } from 'node:fs';

const [path = '', exitCode = '1'] = process.argv.slice(2);
const { passed, failed, clean } = readReport(path);
const unexplained = exitCode !== '0' || !clean || passed === 0 ? 1 : 0;
process.stdout.write(`${passed} ${Math.max(failed, unexplained)}\n`);

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, clean: boolean }} nothing passed when there is no report
 */
function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, clean: success };
  } catch {
    return { passed: 0, failed: 0, clean: false };
  }
}

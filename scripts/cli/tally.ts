/** Numbers of tests and checks that passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Counts one check. */
export function checkTally(isPassed: boolean): Tally {
  return isPassed ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

/**
 * Counts the tests of Vitest's JSON report. A run that failed with no failed test (a file that does not load, no tests
 * at all) counts as one failure. Throws `not a test report: …`.
 */
export function readTally(report: unknown, status: number): Tally {
  const passed = numberAt(report, "numPassedTests");
  const failed = numberAt(report, "numFailedTests");
  return {passed, failed: status !== 0 && failed === 0 ? 1 : failed};
}

export function add(a: Tally, b: Tally): Tally {
  return {passed: a.passed + b.passed, failed: a.failed + b.failed};
}

/** Prints the line that every test run ends with. */
export function formatTally({passed, failed}: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

function numberAt(report: unknown, name: string): number {
  const value: unknown = typeof report === "object" && report !== null ? Reflect.get(report, name) : undefined;
  if (typeof value !== "number") throw new Error(`not a test report: ${name} is ${String(value)}`);
  return value;
}

import {describe, expect, it} from "vitest";
import {add, checkTally, formatTally, readTally} from "../../../scripts/cli/tally.js";

describe("readTally(report, status)", () => {
  it.each([
    [{numPassedTests: 5, numFailedTests: 0}, 0, {passed: 5, failed: 0}],
    [{numPassedTests: 5, numFailedTests: 2}, 1, {passed: 5, failed: 2}],
    [{numPassedTests: 5, numFailedTests: 0}, 1, {passed: 5, failed: 1}],
    [{numPassedTests: 0, numFailedTests: 0}, 1, {passed: 0, failed: 1}]
  ])("counts %j with status %i", (report, status, tally) => {
    expect(readTally(report, status)).toEqual(tally);
  });

  it("throws for anything else", () => {
    expect(() => readTally({}, 0)).toThrow("not a test report: numPassedTests is undefined");
    expect(() => readTally(null, 0)).toThrow("not a test report");
  });
});

describe("formatTally(tally)", () => {
  it("prints the sum of the checks", () => {
    const total = [true, true, false].map(checkTally).reduce(add);
    expect(formatTally(total)).toBe("2 passed, 1 failed");
  });
});

import {describe, expect, it} from "vitest";
import {DataError, formatProblem, reporter, sortProblems, withFaults} from "../../../loaders/lib/validate/problem.js";
import type {Problem} from "../../../loaders/lib/validate/problem.js";

const problem = (file: string, line: number, value: string): Problem => ({file, line, kind: "unknown boat", value});

describe("formatProblem(problem)", () => {
  it("prints file, line, kind and value", () => {
    expect(formatProblem(problem("a.md", 3, "raft"))).toBe("a.md:3: unknown boat: raft");
  });
});

describe("sortProblems(problems)", () => {
  it("orders by file and line and keeps the order within a line", () => {
    const problems = [
      problem("b.md", 1, "1"),
      problem("a.md", 10, "2"),
      problem("a.md", 9, "3"),
      problem("a.md", 9, "4")
    ];
    expect(sortProblems(problems).map(({value}) => value)).toEqual(["3", "4", "2", "1"]);
    expect(problems[0]?.value).toBe("1");
  });
});

describe("withFaults(report, read)", () => {
  it("tells whether a reading reported, and passes on what it did", () => {
    const problems: Problem[] = [];
    const report = reporter(problems, "a.md");
    expect(withFaults(report, () => 7)).toEqual({result: 7, faulty: false});
    expect(withFaults(report, (inner) => inner(3, "unknown boat", "raft"))).toMatchObject({faulty: true});
    expect(problems).toEqual([problem("a.md", 3, "raft")]);
  });
});

describe("new DataError(problems)", () => {
  it("lists every problem in its message", () => {
    const error = new DataError([problem("b.md", 1, "raft"), problem("a.md", 2, "buoy")]);
    expect(error.message).toBe("a.md:2: unknown boat: buoy\nb.md:1: unknown boat: raft");
    expect(error.problems).toHaveLength(2);
  });
});

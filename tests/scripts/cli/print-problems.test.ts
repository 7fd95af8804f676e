import {describe, expect, it} from "vitest";
import {printProblems} from "../../../scripts/cli/print-problems.js";

describe("printProblems(error, print)", () => {
  it("prints each fault by its file and line, then their number", () => {
    const lines: string[] = [];
    const problems = [
      {file: "codebook.yaml", line: 7, kind: "unknown code list", value: "x"},
      {file: "articles/a.md", line: 41, kind: "unknown actor", value: "kataib-hezbolah"}
    ];
    printProblems({problems}, (line) => lines.push(line));
    expect(lines).toEqual([
      "data/articles/a.md:41: unknown actor: kataib-hezbolah",
      "data/codebook.yaml:7: unknown code list: x",
      "2 problems in data/"
    ]);
  });
});

import {describe, expect, it} from "vitest";
import {parseChangelog} from "../../loaders/lib/changelog.js";
import {reporter} from "../../loaders/lib/validate/problem.js";
import type {Problem} from "../../loaders/lib/validate/problem.js";

const TEXT = `# Changes

## 2022-05-01

The quay is longer
by a boat.

- Ropes are counted,
  all of them.
- The guild has a new name.

## 2022-04-01

A harbor is made up.
`;

describe("parseChangelog(text, report)", () => {
  it("gives a line for each paragraph and item", () => {
    const problems: Problem[] = [];
    expect(parseChangelog(TEXT, reporter(problems, "CHANGELOG.md"))).toEqual([
      {
        date: "2022-05-01",
        lines: ["The quay is longer by a boat.", "Ropes are counted, all of them.", "The guild has a new name."]
      },
      {date: "2022-04-01", lines: ["A harbor is made up."]}
    ]);
    expect(problems).toEqual([]);
  });
});

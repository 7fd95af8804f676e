import {describe, expect, it} from "vitest";
import {copiedRuns} from "./runs.js";
import {
  countCitations,
  findSpan,
  printsDay,
  printsMonth,
  statesNumber,
  withoutCitations,
  withoutDates
} from "./words.js";

describe("findSpan(text, phrase)", () => {
  it.each([
    ["an Iranianbacked group", "Iranian-backed", [3, 16]],
    ["a long- standing plan", "long-standing plan", [2, 21]],
    ["Most reports say", "most reports", [0, 12]],
    ["the U.S. said", "U.S.", [4, 8]],
    ["foremost reports", "most reports", undefined],
    ["nearly forty", "nearly fort", undefined]
  ])("looks into %j for %j", (text, phrase, span) => {
    expect(findSpan(text, phrase)).toEqual(span);
  });
});

describe("statesNumber(text, n)", () => {
  it.each([
    ["to 2,500 presently", 2500, true],
    ["a $5 million reward", 5_000_000, true],
    ["Twenty-one men", 21, true],
    ["the second strike", 2, true],
    ["causing no damage", 0, true],
    ["caused damage", 0, false],
    ["12,500 men", 2500, false],
    ["2.5 boats", 2, false],
    ["nineteenth", 19, false]
  ])("looks into %j for %i", (text, n, states) => {
    expect(statesNumber(text, n)).toBe(states);
  });
});

describe("printsDay(text, iso)", () => {
  it.each([
    ["On January 5, two", "2022-01-05", true],
    ["on June 11, 2018", "2018-06-11", true],
    ["on June 11, 2018", "2017-06-11", false],
    ["5 January", "2022-01-05", true],
    ["January 15", "2022-01-05", false],
    ["January 5", "2022-01-15", false],
    ["May 04, 2015", "2015-05-04", true]
  ])("looks into %j for %s", (text, iso, prints) => {
    expect(printsDay(text, iso)).toBe(prints);
  });
});

describe("printsMonth(text, iso)", () => {
  it.each([
    ["in October 2021", "2021-10-01", true],
    ["in October 2021", "2020-10-01", false],
    ["last August, which", "2021-08-01", true],
    ["On July 3, 2018", "2018-07-01", true]
  ])("looks into %j for %s", (text, iso, prints) => {
    expect(printsMonth(text, iso)).toBe(prints);
  });
});

describe("countCitations(text)", () => {
  it.each([
    ["a (Gull, May 4; Crab (Bengali), 2019) b (AIB) c", 2],
    ["a (gull.example. October 3, the text goes on", 1],
    ["a (Battle of the Quay)", 0]
  ])("counts those of %j", (text, count) => {
    expect(countCitations(text)).toBe(count);
  });
});

describe("withoutCitations(text)", () => {
  it("takes out brackets with digits and leaves the others", () => {
    expect(withoutCitations("a (Gull (x), May 4) b (AIB)")).toBe("a   b (AIB)");
  });
});

describe("withoutDates(text)", () => {
  it("takes out days and years and leaves numbers", () => {
    expect(withoutDates("On May 4, 2019 in 2020, 14 boats")).toBe("On  ,   in  , 14 boats");
  });
});

describe("copiedRuns(source)", () => {
  it("finds a run of eight words that the project shares with a text, and none of seven", () => {
    const ours = "`npm run check` reads them all and names every problem by file and line";
    expect(copiedRuns(ours)).toContainEqual(
      expect.stringMatching(/^data\/README\.md:3: reads them all and names every problem by$/)
    );
    expect(copiedRuns("reads them all and names every problem")).toEqual([]);
  }, 60_000);
});

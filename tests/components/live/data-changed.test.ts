import {describe, expect, it} from "vitest";
import {hasMoved, parseChanges, sayMoved} from "../../../components/live/data-changed.js";
import type {Change} from "../../../components/live/data-changed.js";

const OLD = "2026-11-23.0123456789";
const NEW = "2027-01-05.abcdefabcd";
const CHANGES: Change[] = [
  {date: "2027-01-05", lines: ["Two events more.", "One name mended."]},
  {date: "2026-12-24", lines: ["A date mended."]},
  {date: "2026-11-23", lines: ["Five articles."]}
];
const IN_BETWEEN = [
  "January 5, 2027: Two events more.",
  "January 5, 2027: One name mended.",
  "December 24, 2026: A date mended."
];

describe("hasMoved(then)", () => {
  const cases: [string | null, number | null, number | null, boolean][] = [
    [null, 3, 4, false],
    [OLD, null, null, false],
    [OLD, 3, 3, false],
    [OLD, 3, null, false],
    [OLD, 3, 4, true],
    [NEW, null, null, true]
  ];
  it.each(cases)("data %s, rows %s, now %s: %s", (data, rows, now, expected) => {
    expect(hasMoved({linked: {data, rows}, data: OLD, rows: now})).toBe(expected);
  });
});

describe("sayMoved(then, changes)", () => {
  const cases: [string, string, number | null, string, number | null, string, string[]][] = [
    [
      "more rows",
      OLD,
      37,
      NEW,
      39,
      "The data have moved on since this link was made: then those of November 23, 2026, now those of January 5, 2027. The filters are as in the link; this view had 37 rows and has 39 now.",
      IN_BETWEEN
    ],
    [
      "as many rows",
      OLD,
      1,
      NEW,
      1,
      "The data have moved on since this link was made: then those of November 23, 2026, now those of January 5, 2027. The filters are as in the link; this view had 1 row and has as many now, though they may say other things.",
      IN_BETWEEN
    ],
    [
      "no view",
      OLD,
      null,
      NEW,
      null,
      "The data have moved on since this link was made: then those of November 23, 2026, now those of January 5, 2027. The filters are as in the link.",
      IN_BETWEEN
    ],
    [
      "an older copy of the site",
      NEW,
      39,
      OLD,
      37,
      "This link was made with newer data, of January 5, 2027; this copy of the site has those of November 23, 2026. The filters are as in the link; this view had 39 rows and has 37 now.",
      IN_BETWEEN
    ],
    [
      "the same day",
      OLD,
      null,
      "2026-11-23.ffffffffff",
      4,
      "The data have changed since this link was made, on the same day, November 23, 2026. The filters are as in the link; this view has 4 rows.",
      ["November 23, 2026: Five articles."]
    ],
    [
      "the same data",
      OLD,
      37,
      OLD,
      36,
      "The data are those of this link, but the figure has been remade since: this view had 37 rows and has 36 now.",
      []
    ]
  ];
  it.each(cases)("says %s", (_, from, then, data, rows, text, changes) => {
    expect(sayMoved({linked: {data: from, rows: then}, data, rows}, CHANGES)).toEqual({text, changes});
  });
});

describe("parseChanges(text)", () => {
  it("gives back what the build printed", () => {
    expect(parseChanges(JSON.stringify(CHANGES))).toEqual(CHANGES);
  });

  it.each(["{}", "[1]", '[{"date": "2027-01-05"}]', '[{"date": 1, "lines": []}]'])("refuses %s", (text) => {
    expect(() => parseChanges(text)).toThrow("no changes: ");
  });
});

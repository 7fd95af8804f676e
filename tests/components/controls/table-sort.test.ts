import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {pressed, sortRows} from "../../../components/controls/table-sort.js";
import {readCodes} from "../../drawing.js";
import type {Sorting} from "../../../components/controls/table-sort.js";
import type {Cell, Row} from "../../../components/data/row.js";

const CODES = readCodes();
const upward = (column: string): Sorting => ({column, isDescending: false});
const downward = (column: string): Sorting => ({column, isDescending: true});
const rowsOf = (column: string, values: readonly Cell[]): Row[] => values.map((value, i) => ({id: i, [column]: value}));
const sorted = (column: string, values: readonly Cell[], sorting: Sorting) =>
  sortRows(rowsOf(column, values), sorting, CODES).map((row) => row[column]);

describe("sortRows(rows, sorting, codes)", () => {
  const cases: [string, string, Cell[], Cell[]][] = [
    ["numbers", "killed", [10, null, 9, 0], [0, 9, 10, null]],
    ["days", "date_start", ["2022-01-05", null, "1801-01-01"], ["1801-01-01", "2022-01-05", null]],
    [
      "text as in a dictionary",
      "title",
      ["été", "Zoo", "ete", "10 men", "9 men"],
      ["9 men", "10 men", "été", "ete", "Zoo"]
    ],
    ["codes as in the codebook", "certainty", ["denied", "asserted", "claimed"], ["asserted", "claimed", "denied"]],
    ["fronts as in the codebook", "article_id", ["husseiniyon", "tajikistan"], ["tajikistan", "husseiniyon"]],
    ["flags", "umbrella", [true, false, null], [false, true, null]],
    ["lists by their words", "actor_names", [["b"], [], null, ["a", "c"]], [["a", "c"], ["b"], [], null]]
  ];
  it.each(cases)("sorts %s", (_, column, values, expected) => {
    expect(sorted(column, values, upward(column))).toEqual(expected);
  });

  it("leaves what is absent last, whichever way", () => {
    expect(sorted("killed", [null, 1, 2], downward("killed"))).toEqual([2, 1, null]);
  });

  it("loses no row, and leaves equal rows as they stood", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(3))), fc.boolean(), (values, isDescending) => {
        const rows = rowsOf("n", values);
        const result = sortRows(rows, {column: "n", isDescending}, CODES);
        expect(new Set(result)).toEqual(new Set(rows));
        result.slice(1).forEach((row, i) => {
          const before = result[i];
          if (before?.n === row.n) expect(Number(before?.id)).toBeLessThan(Number(row.id));
        });
      })
    );
  });

  it("leaves rows alone where nothing is asked", () => {
    const rows = rowsOf("n", [2, 1]);
    expect(sortRows(rows, null, CODES)).toBe(rows);
  });
});

describe("pressed(sorting, column)", () => {
  it("goes up, then down, then back to the order of the rows", () => {
    expect(pressed(null, "n")).toEqual(upward("n"));
    expect(pressed(upward("n"), "n")).toEqual(downward("n"));
    expect(pressed(downward("n"), "n")).toBeNull();
    expect(pressed(downward("n"), "m")).toEqual(upward("m"));
  });
});

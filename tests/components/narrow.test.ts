import {describe, expect, it} from "vitest";
import {CERTAINTY} from "../../components/certainty-filter.js";
import {text} from "../../components/data/row.js";
import {narrow} from "../../components/narrow.js";
import {readCodes} from "../drawing.js";
import type {Row} from "../../components/data/row.js";
import type {Parameter, Value} from "../../components/parameters.js";

const ROWS: Row[] = [
  {id: "a", front: "x", actors: ["p", "q"], certainty: "asserted", day: "2022-01-05", n: 0, title: "DRONE é"},
  {id: "b", front: "y", actors: ["q"], certainty: "claimed", day: "2022-01-06", n: 7, title: "rocket"},
  {id: "c", front: "y", actors: [], certainty: "denied", day: null, n: null, title: null},
  {id: "d", front: null, actors: null, certainty: "reported", day: "2021-12-31", n: -1, title: "a drone, a rocket"}
];
const many = (column: string): Parameter => ({kind: "many", label: "", default: null, column});
const day = (bound: "least" | "most"): Parameter => ({kind: "date", label: "", default: null, column: "day", bound});
const number: Parameter = {kind: "number", label: "", default: null, column: "n", bound: "least"};
const search: Parameter = {kind: "text", label: "", default: null, columns: ["title", "actors"]};

describe("narrow(rows, parameters, values, codes)", () => {
  const cases: [string, Parameter, Value, string][] = [
    ["no filter", many("front"), null, "abcd"],
    ["an empty list, which lets nothing through", many("front"), [], ""],
    ["one of a list", many("front"), ["y"], "bc"],
    ["any item of a column that is a list", many("actors"), ["q"], "ab"],
    ["a threshold", CERTAINTY, "claimed", "abd"],
    ["the first degree", CERTAINTY, "asserted", "a"],
    ["one value", {kind: "one", label: "", default: null, any: "", column: "front"}, "x", "a"],
    ["a first day", day("least"), "2022-01-05", "ab"],
    ["a last day", day("most"), "2022-01-05", "ad"],
    ["a least number, where 0 is one and NULL is none", number, 0, "ab"],
    ["words in any case", search, "drone", "ad"],
    ["words in a list", search, "q", "ab"],
    ["letters with marks", search, "É", "a"]
  ];
  it.each(cases)("keeps what passes %s", (_, parameter, value, expected) => {
    const kept = narrow(ROWS, {x: parameter}, {x: value}, readCodes());
    expect(kept.map((row) => text(row, "id")).join("")).toBe(expected);
  });

  it("asks for every filter at once", () => {
    const parameters = {front: many("front"), from: day("least")};
    expect(narrow(ROWS, parameters, {front: ["y"], from: "2022-01-01"}, {})).toEqual([ROWS[1]]);
  });

  it("refuses what filters no column", () => {
    const flag: Parameter = {kind: "flag", label: "", default: true};
    expect(() => narrow(ROWS, {flag}, {flag: true}, {})).toThrow("no filter: flag");
  });
});

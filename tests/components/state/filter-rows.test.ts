import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {text} from "../../../components/data/row.js";
import {facetsOf} from "../../../components/state/facets.js";
import {dayDimension, narrow, ownRows} from "../../../components/state/filter-rows.js";
import {CERTAINTY} from "../../../components/state/shared-parameters.js";
import {readCodes} from "../../drawing.js";
import type {Row} from "../../../components/data/row.js";
import type {Parameter, Parameters, Value, Values} from "../../../components/state/parameters.js";

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

const CODES = readCodes();
const PARAMETERS: Parameters = {
  q: {kind: "text", label: "Words", default: null, columns: ["title"]},
  front: {kind: "many", label: "Front", default: null, column: "article_id"},
  actor: {kind: "many", label: "Actor", default: null, column: "actors"},
  one: {kind: "one", label: "One", default: null, any: "all", column: "article_id"},
  certainty: CERTAINTY,
  from: {
    kind: "date",
    label: "From",
    default: null,
    column: "last_day",
    bound: "least",
    range: {until: "to", label: "Dates"}
  },
  to: {kind: "date", label: "To", default: null, column: "first_day", bound: "most"},
  least: {kind: "number", label: "Sources", default: null, column: "sources", bound: "least"}
};
const FRONTS = ["tajikistan", "husseiniyon", "islamic-state"];
const DEGREES = (CODES.certainty ?? []).map(({value}) => value);
const DAYS = ["2021-12-30", "2022-01-01", "2022-01-02", "2022-01-05"];

const rowOf = fc.record({
  title: fc.constantFrom("Drones shot down", "ROCKETS miss", "é"),
  article_id: fc.constantFrom(...FRONTS),
  actors: fc.option(fc.subarray(["a", "b", "c"])),
  certainty: fc.constantFrom(...DEGREES),
  days: fc.option(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))),
  sources: fc.option(fc.nat(3))
});
const rowsOf = fc.array(rowOf, {maxLength: 25}).map((rows) =>
  rows.map(({days, ...row}, i): Row => {
    const [first_day = null, last_day = null] = days ? [...days].sort() : [];
    return {event_id: `e${i}`, ...row, first_day, last_day};
  })
);
const valuesOf = fc.record({
  q: fc.option(fc.constantFrom("drone", "É", "none")),
  front: fc.option(fc.subarray(FRONTS)),
  actor: fc.option(fc.subarray(["a", "b", "nobody"])),
  one: fc.option(fc.constantFrom(...FRONTS)),
  certainty: fc.option(fc.constantFrom(...DEGREES)),
  from: fc.option(fc.constantFrom(...DAYS)),
  to: fc.option(fc.constantFrom(...DAYS)),
  least: fc.option(fc.nat(4))
});

describe("ownRows(rows, parameters, codes)", () => {
  it("keeps and counts what going through the rows keeps and counts, filter after filter", async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.array(valuesOf, {minLength: 1, maxLength: 4}), async (rows, steps) => {
        const own = ownRows(rows, PARAMETERS, CODES);
        for (const values of steps) {
          const ask = (each: Values): readonly Row[] => narrow(rows, PARAMETERS, each, CODES);
          const kept = ask(values);
          expect(own.ask(values)).toEqual(kept);
          const asked = {parameters: PARAMETERS, values, codes: CODES};
          expect(own.facets(values)).toEqual(await facetsOf(asked, kept, ask));
        }
      })
    );
  });

  it("refuses a row that names no fact", () => {
    expect(() => ownRows([{article_id: "tajikistan"}], PARAMETERS, CODES)).toThrow("no fact: ");
  });
});

describe("dayDimension(days, options)", () => {
  it("counts days, before 1970 too, and keeps NULL", () => {
    const {first, stops, edges} = dayDimension(["1970-01-02", null, "1969-12-31"], {
      edges: ["1969-01-01", "1970-01-01", "1971-01-01"]
    });
    expect([...first]).toEqual([1, NaN, -1]);
    expect([...stops]).toEqual([-1, 1]);
    expect([...edges]).toEqual([-365, 0, 365]);
  });
});

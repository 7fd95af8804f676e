import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CERTAINTY} from "../../components/certainty-filter.js";
import {facetsOf} from "../../components/facets.js";
import {narrow} from "../../components/narrow.js";
import {ownRows} from "../../components/own-rows.js";
import {readCodes} from "../drawing.js";
import type {Row} from "../../components/data/row.js";
import type {Parameters, Values} from "../../components/parameters.js";

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

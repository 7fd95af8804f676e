import {describe, expect, it} from "vitest";
import {chipsOf} from "../../../components/controls/filter-chips.js";
import {CERTAINTY} from "../../../components/state/shared-parameters.js";
import type {Parameters, Values} from "../../../components/state/parameters.js";

const PARAMETERS: Parameters = {
  q: {kind: "text", label: "Search", default: null, columns: ["title"]},
  from: {kind: "date", label: "From", default: null, column: "a", bound: "least", range: {until: "to", label: "Dates"}},
  to: {kind: "date", label: "To", default: null, column: "b", bound: "most"},
  least: {kind: "number", label: "Sources", default: null, column: "sources", bound: "least"},
  front: {kind: "many", label: "Front", default: null, column: "front", picks: true},
  kind: {kind: "many", label: "Kind", default: null, column: "kind"},
  certainty: CERTAINTY,
  words: {kind: "flag", label: "Words", default: true}
};
const CHOICES = {
  front: {options: Array.from("abcdef").map((value) => ({value, label: value.toUpperCase()}))},
  certainty: {options: [{value: "reported", label: "said to be"}]}
};
const NONE: Values = {
  q: null,
  from: null,
  to: null,
  least: null,
  front: null,
  kind: null,
  certainty: null,
  words: true
};
const chips = (values: Values) => chipsOf(PARAMETERS, {...NONE, ...values}, CHOICES);

describe("chipsOf(parameters, values, choices)", () => {
  const cases: [Values, string[]][] = [
    [{}, []],
    [{words: false}, []],
    [{q: "Baku"}, ["Search: “Baku”"]],
    [{from: "2021-08-01"}, ["Dates: from August 1, 2021"]],
    [{to: "2022-01-31"}, ["Dates: until January 31, 2022"]],
    [{from: "2021-08-01", to: "2022-01-31"}, ["Dates: August 1, 2021 to January 31, 2022"]],
    [{least: 2}, ["Sources: 2"]],
    [{front: ["a", "c"]}, ["Front: A", "Front: C"]],
    [{front: Array.from("abcde")}, ["Front: 5 chosen"]],
    [{kind: ["x", "y"]}, ["Kind: 2 chosen"]],
    [{certainty: "reported"}, ["At least as certain as: said to be"]]
  ];
  it.each(cases)("says %j", (values, expected) => {
    expect(chips(values).map(({text}) => text)).toEqual(expected);
  });

  it("takes away one value, or the whole filter", () => {
    expect(chips({front: ["a", "c"], q: "x"}).map(({values}) => [values.q, values.front])).toEqual([
      [null, ["a", "c"]],
      ["x", ["c"]],
      ["x", ["a"]]
    ]);
    expect(chips({front: ["a"]})[0]?.values).toEqual(NONE);
    expect(chips({from: "2021-08-01", to: "2022-01-31"})[0]?.values).toEqual(NONE);
  });
});

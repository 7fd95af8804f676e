import {describe, expect, it} from "vitest";
import {neighboursOf} from "../../components/neighbours.js";
import type {Parameters} from "../../components/state/parameters.js";

const neighbourOptions = ["a", "b", "c"].map((value) => ({value, label: value}));
const choices = {
  many: {options: neighbourOptions},
  one: {options: neighbourOptions},
  forced: {options: neighbourOptions}
};
const neighbourParameters: Parameters = {
  many: {kind: "many", label: "Many", default: null},
  one: {kind: "one", label: "One", default: null, any: "any"},
  forced: {kind: "one", label: "Forced", default: "a"},
  flag: {kind: "flag", label: "Flag", default: false},
  from: {kind: "date", label: "From", default: null}
};
const neighbourStart = {many: null, one: null, forced: "a", flag: false, from: null};

describe("neighboursOf(parameters, choices, values)", () => {
  const of = (name: string, values = {}) =>
    neighboursOf(neighbourParameters, choices, {...neighbourStart, ...values})
      .map((next): unknown => Object.entries(next).find(([key]) => key === name)?.[1])
      .filter(
        (value) =>
          JSON.stringify(value) !== JSON.stringify({...neighbourStart, ...values}[name as keyof typeof neighbourStart])
      );

  it.each([
    [
      "many",
      {},
      [
        ["b", "c"],
        ["a", "c"],
        ["a", "b"]
      ]
    ],
    ["many", {many: ["a", "b"]}, [["b"], ["a"], null]],
    ["many", {many: []}, [["a"], ["b"], ["c"]]],
    ["one", {}, ["a", "b", "c"]],
    ["one", {one: "b"}, [null, "a", "c"]],
    ["forced", {}, ["b", "c"]],
    ["flag", {}, [true]],
    ["flag", {flag: true}, [false]],
    ["from", {}, []]
  ])("%s from %j", (name, values, expected) => expect(of(name, values)).toEqual(expected));

  it("changes one value at a time", () => {
    for (const next of neighboursOf(neighbourParameters, choices, neighbourStart)) {
      const changed = Object.keys(neighbourStart).filter(
        (name) => JSON.stringify(next[name]) !== JSON.stringify(neighbourStart[name as keyof typeof neighbourStart])
      );
      expect(changed).toHaveLength(1);
    }
  });
});

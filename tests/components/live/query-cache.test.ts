import {describe, expect, it} from "vitest";
import {keepAnswers, neighboursOf, recall} from "../../../components/live/query-cache.js";
import type {Parameters, Values} from "../../../components/state/parameters.js";

const options = ["a", "b"].map((value) => ({value, label: value}));
const parameters: Parameters = {
  kind: {kind: "one", label: "Kind", default: null, any: "any"},
  flag: {kind: "flag", label: "Flag", default: false}
};
const start = {kind: null, flag: false};
const {signal} = new AbortController();

/** Answers with the values themselves, and writes down what it was asked. */
function stage({fails = false} = {}) {
  const asked: Values[] = [];
  let rest: () => void = () => undefined;
  const resting = new Promise<void>((resolve) => (rest = resolve));
  const answers = keepAnswers(
    {parameters},
    {rows: [{n: 0}], choices: {kind: {options}}},
    (values) => {
      asked.push(values);
      if (asked.length >= 3) rest();
      return fails ? Promise.reject(new Error("query crashed")) : Promise.resolve([{n: asked.length}]);
    },
    () => Promise.resolve()
  );
  return {answers, asked, resting};
}

describe("keepAnswers(figure, payload, query, open)", () => {
  it("has the rows of the defaults at hand", () => {
    const {answers, asked} = stage();
    expect(answers.ask(start, signal)).toEqual([{n: 0}]);
    expect(asked).toEqual([]);
  });

  it("asks once, and knows from then on", async () => {
    const {answers, asked} = stage();
    const values = {kind: "a", flag: false};
    await expect(answers.ask(values, signal)).resolves.toEqual([{n: 1}]);
    expect(answers.ask({...values}, signal)).toEqual([{n: 1}]);
    expect(asked).toHaveLength(1);
  });

  it("does not keep what was not waited for, nor what failed", async () => {
    const aborted = AbortSignal.abort();
    const {answers, asked} = stage();
    await answers.ask({kind: "a", flag: false}, aborted);
    await answers.ask({kind: "a", flag: false}, signal);
    expect(asked).toHaveLength(2);
    const failing = stage({fails: true});
    for (let times = 0; times < 2; times++) {
      await expect(failing.answers.ask({kind: "a", flag: false}, signal)).rejects.toThrow("query crashed");
    }
    expect(failing.asked).toHaveLength(2);
  });

  it("asks ahead for what is one press away", async () => {
    const {answers, asked, resting} = stage();
    answers.anticipate(start);
    await resting;
    expect(asked).toEqual([
      {kind: "a", flag: false},
      {kind: "b", flag: false},
      {kind: null, flag: true}
    ]);
    await Promise.resolve();
    expect(answers.ask({kind: "b", flag: false}, signal)).toEqual([{n: 2}]);
  });

  it("leaves that off where something is asked for", async () => {
    const {answers, asked} = stage();
    answers.anticipate(start);
    await answers.ask({kind: "b", flag: true}, signal);
    expect(asked).toEqual([{kind: "b", flag: true}]);
  });
});

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

describe("recall(most)", () => {
  it("gives back what was kept", () => {
    const kept = recall<number>(2);
    kept.set("a", 1);
    expect([kept.get("a"), kept.get("b")]).toEqual([1, undefined]);
  });

  it("lets go of what was asked for the longest ago", () => {
    const kept = recall<number>(2);
    kept.set("a", 1);
    kept.set("b", 2);
    kept.get("a");
    kept.set("c", 3);
    expect(["a", "b", "c"].map(kept.get)).toEqual([1, undefined, 3]);
  });

  it("keeps the last answer to a question", () => {
    const kept = recall<number>(1);
    kept.set("a", 1);
    kept.set("a", 2);
    expect(kept.get("a")).toBe(2);
  });
});

import {describe, expect, it} from "vitest";
import {queryCache, neighboursOf, lruCache} from "../../../components/live/query-cache.js";
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
  const cache = queryCache(
    {parameters},
    {rows: [{n: 0}], choices: {kind: {options}}},
    (values) => {
      asked.push(values);
      if (asked.length >= 3) rest();
      return fails ? Promise.reject(new Error("query crashed")) : Promise.resolve([{n: asked.length}]);
    },
    () => Promise.resolve()
  );
  return {cache, asked, resting};
}

describe("queryCache(figure, payload, query, open)", () => {
  it("has the rows of the defaults at hand", () => {
    const {cache, asked} = stage();
    expect(cache.query(start, signal)).toEqual([{n: 0}]);
    expect(asked).toEqual([]);
  });

  it("asks once, and knows from then on", async () => {
    const {cache, asked} = stage();
    const values = {kind: "a", flag: false};
    await expect(cache.query(values, signal)).resolves.toEqual([{n: 1}]);
    expect(cache.query({...values}, signal)).toEqual([{n: 1}]);
    expect(asked).toHaveLength(1);
  });

  it("does not keep what was not waited for, nor what failed", async () => {
    const aborted = AbortSignal.abort();
    const {cache, asked} = stage();
    await cache.query({kind: "a", flag: false}, aborted);
    await cache.query({kind: "a", flag: false}, signal);
    expect(asked).toHaveLength(2);
    const failing = stage({fails: true});
    for (let times = 0; times < 2; times++) {
      await expect(failing.cache.query({kind: "a", flag: false}, signal)).rejects.toThrow("query crashed");
    }
    expect(failing.asked).toHaveLength(2);
  });

  it("prefetches what is one change away", async () => {
    const {cache, asked, resting} = stage();
    cache.prefetch(start);
    await resting;
    expect(asked).toEqual([
      {kind: "a", flag: false},
      {kind: "b", flag: false},
      {kind: null, flag: true}
    ]);
    await Promise.resolve();
    expect(cache.query({kind: "b", flag: false}, signal)).toEqual([{n: 2}]);
  });

  it("stops that at the next query", async () => {
    const {cache, asked} = stage();
    cache.prefetch(start);
    await cache.query({kind: "b", flag: true}, signal);
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

describe("lruCache(most)", () => {
  it("gives back what was kept", () => {
    const kept = lruCache<number>(2);
    kept.set("a", 1);
    expect([kept.get("a"), kept.get("b")]).toEqual([1, undefined]);
  });

  it("lets go of what was asked for the longest ago", () => {
    const kept = lruCache<number>(2);
    kept.set("a", 1);
    kept.set("b", 2);
    kept.get("a");
    kept.set("c", 3);
    expect(["a", "b", "c"].map(kept.get)).toEqual([1, undefined, 3]);
  });

  it("keeps the last answer to a question", () => {
    const kept = lruCache<number>(1);
    kept.set("a", 1);
    kept.set("a", 2);
    expect(kept.get("a")).toBe(2);
  });
});

import {describe, expect, it} from "vitest";
import {keepAnswers} from "../../components/answers.js";
import type {Parameters, Values} from "../../components/state/parameters.js";

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

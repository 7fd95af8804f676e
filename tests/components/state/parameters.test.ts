import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isDay} from "../../../components/data/day-number.js";
import {
  bindings,
  canonical,
  defaults,
  parseValue,
  printValue,
  same,
  unfiltered
} from "../../../components/state/parameters.js";
import type {Choices, Parameter, Parameters, Value, Values} from "../../../components/state/parameters.js";

const search: Parameter = {kind: "text", label: "Search", default: null, columns: ["title"]};

const PARAMETERS: Parameters = {
  front: {kind: "one", label: "Front", default: null, any: "All fronts"},
  scale: {kind: "one", label: "Scale", default: "linear"},
  certainty: {kind: "many", label: "Certainty", default: null},
  outcome: {kind: "many", label: "Outcome", default: ["hit"]},
  from: {kind: "date", label: "From", default: "2021-10-01"},
  least: {kind: "number", label: "Least", default: null, min: 0, max: 900},
  umbrella: {kind: "flag", label: "Totals", default: false},
  q: search
};

const SLUGS = ["asserted", "claimed", "islamic-state", "hit", "missed", "linear", "log"];
const OPTIONS: Choices = {options: SLUGS.map((value) => ({value, label: value}))};

const slug = fc.constantFrom(...SLUGS);
const day = fc
  .date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10));
const some = fc.subarray(SLUGS, {maxLength: SLUGS.length - 1});
const finite = fc.double({noNaN: true, noDefaultInfinity: true}).map((number) => number + 0);
const values: Record<Parameter["kind"], fc.Arbitrary<Value>> = {
  one: fc.option(slug),
  many: fc.option(some),
  date: fc.option(day),
  number: fc.option(finite),
  flag: fc.boolean(),
  text: fc.option(fc.string({unit: "binary", maxLength: 300})).map((text) => canonical(search, text, {}))
};
const open: Parameter[] = [
  {kind: "one", label: "Front", default: null, any: "All fronts"},
  {kind: "many", label: "Outcome", default: ["hit"]},
  {kind: "date", label: "From", default: "2021-10-01"},
  {kind: "number", label: "Least", default: null},
  {kind: "flag", label: "Totals", default: false},
  search
];

describe("printValue(parameter, value), parseValue(parameter, printed, choices, refuse)", () => {
  it.each(open)("give back every value of kind $kind", (parameter) => {
    fc.assert(
      fc.property(values[parameter.kind], (value) => {
        const printed = printValue(parameter, value);
        if (parameter.kind !== "text") expect(printed).toMatch(/^[\w~*.-]*$/);
        expect(parseValue(parameter, printed, OPTIONS, never)).toEqual(value);
      })
    );
  });

  const printed: [keyof typeof PARAMETERS, Value, string][] = [
    ["certainty", ["asserted", "claimed"], "asserted~claimed"],
    ["certainty", [], ""],
    ["outcome", null, "*"],
    ["from", null, "*"],
    ["umbrella", true, "1"],
    ["umbrella", false, "0"],
    ["least", 1e21, "1e21"]
  ];
  it.each(printed)("print %s %j as %s", (name, value, expected) => {
    expect(printValue(parameterOf(name), value)).toBe(expected);
  });

  const faults: [keyof typeof PARAMETERS, string, string, Value][] = [
    ["front", "mars", "mars (no choice of Front)", null],
    ["certainty", "asserted~sure", "sure (no choice of Certainty)", ["asserted"]],
    ["outcome", "sure", "sure (no choice of Outcome)", ["hit"]],
    ["outcome", "missed~", " (no choice of Outcome)", ["missed"]],
    ["scale", "*", "* (a choice is needed here)", "linear"],
    ["from", "2021-02-30", "2021-02-30 (no day as YYYY-MM-DD)", "2021-10-01"],
    ["least", "901", "901 (no number from 0 to 900)", null],
    ["least", "0x1", "0x1 (no number from 0 to 900)", null],
    ["umbrella", "yes", "yes (neither 1 nor 0)", false]
  ];
  it.each(faults)("name what is wrong in %s=%s", (name, text, problem, expected) => {
    const problems: string[] = [];
    const value = parseValue(parameterOf(name), text, OPTIONS, (part, why) => problems.push(`${part} (${why})`));
    expect(problems).toEqual([problem]);
    expect(value).toEqual(expected);
  });
});

describe("canonical(parameter, value, choices)", () => {
  const [, many = {kind: "flag", label: "", default: false} satisfies Parameter] = open;

  it("puts a list in the order of its options", () => {
    expect(canonical(many, ["missed", "asserted"], OPTIONS)).toEqual(["asserted", "missed"]);
  });

  it("takes every option as no filter, as the boxes of a form do", () => {
    expect(canonical(many, SLUGS, OPTIONS)).toBe(null);
  });

  it("puts a search into one line of letters that can be seen", () => {
    expect(canonical(search, "  drone\u200B \n strike\u202E\uD800 ", OPTIONS)).toBe("drone strike \uFFFD");
    expect(canonical(search, " \t ", OPTIONS)).toBe(null);
    expect(canonical(search, "e\u0301", OPTIONS)).toBe("\u00E9");
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 300}), (text) => {
        const once = canonical(search, text, {});
        expect(canonical(search, once, {})).toEqual(once);
        expect(String(once).length).toBeLessThanOrEqual(200);
      })
    );
  });

  it("keeps a cleared list", () => {
    expect(canonical(many, [], OPTIONS)).toEqual([]);
  });
});

describe("bindings(parameters, values)", () => {
  it("gives SQL texts, numbers and NULL alone", () => {
    const chosen = {...defaults(PARAMETERS), certainty: ["asserted", "claimed"], outcome: [], umbrella: true};
    expect(bindings(PARAMETERS, chosen)).toEqual({
      front: null,
      scale: "linear",
      certainty: "asserted~claimed",
      outcome: "",
      from: "2021-10-01",
      least: null,
      umbrella: 1,
      q: null
    });
  });

  const wrong: Values[] = [
    {from: "yesterday"},
    {from: "2021-13-01"},
    {least: "7"},
    {least: Number.NaN},
    {certainty: "asserted"},
    {certainty: ["a~b"]},
    {umbrella: null},
    {front: 3},
    {q: 3}
  ];
  it.each(wrong)("refuses %j", (chosen) => {
    expect(() => bindings(PARAMETERS, {...defaults(PARAMETERS), ...chosen})).toThrow(/^not a /);
  });
});

describe("unfiltered(parameters)", () => {
  it("opens every filter and keeps the rest", () => {
    expect(unfiltered(PARAMETERS)).toEqual({
      front: null,
      scale: "linear",
      certainty: null,
      outcome: null,
      from: null,
      least: null,
      umbrella: false,
      q: null
    });
  });
});

describe("same(parameters, a, b)", () => {
  it("tells a cleared list from no filter", () => {
    expect(same(PARAMETERS, {...defaults(PARAMETERS), certainty: []}, defaults(PARAMETERS))).toBe(false);
    expect(same(PARAMETERS, defaults(PARAMETERS), defaults(PARAMETERS))).toBe(true);
  });
});

describe("isDay(text)", () => {
  it.each(["2024-02-29", "0001-01-01"])("takes %s", (text) => expect(isDay(text)).toBe(true));
  it.each(["2023-02-29", "2022-1-1", "", "2022-01-01T00:00"])("refuses %j", (text) => expect(isDay(text)).toBe(false));
});

function parameterOf(name: string): Parameter {
  const parameter = PARAMETERS[name];
  if (!parameter) throw new Error(`unknown parameter: ${name}`);
  return parameter;
}

function never(part: string, why: string): never {
  throw new Error(`refused: ${part} (${why})`);
}

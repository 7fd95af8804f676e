import {describe, expect, it} from "vitest";
import {parseLocated} from "../../../loaders/lib/validate/located.js";
import {
  date,
  day,
  flag,
  isSlug,
  listOf,
  number,
  oneOf,
  optional,
  parseRecord,
  required,
  slug,
  text,
  whole
} from "../../../loaders/lib/validate/record.js";
import {reported} from "../reports.js";
import type {Located} from "../../../loaders/lib/validate/located.js";
import type {Parse} from "../../../loaders/lib/validate/record.js";

const FIELDS = {id: required(slug), size: optional(number), tags: optional(listOf(text))};

describe("parseRecord(node, fields, report)", () => {
  it("reads fields, null for those that are absent, and the lines of those that stand there", () => {
    const {result, problems} = read("id: quay\ntags: [a, b]", (node, report) => parseRecord(node, FIELDS, report));
    expect(problems).toEqual([]);
    expect(result).toEqual({id: "quay", size: null, tags: ["a", "b"], line: 1, lines: {id: 1, tags: 2}});
  });

  it("reports all that is wrong at once", () => {
    const {result, problems} = read("size: big\ntag: a\ntags: a", (node, report) => parseRecord(node, FIELDS, report));
    expect(problems).toEqual([
      "2: unknown field: tag",
      "1: missing field: id",
      "1: not a number: big",
      "3: not a list: a"
    ]);
    expect(result).toBeUndefined();
  });

  it("keeps a record whose optional field is at fault", () => {
    const {result} = read("id: quay\nsize: big", (node, report) => parseRecord(node, FIELDS, report));
    expect(result).toMatchObject({id: "quay", size: null, lines: {id: 1, size: 2}});
  });

  it.each(["- id: quay", "quay", ""])("refuses %j", (source) => {
    const {problems} = read(source, (node, report) => parseRecord(node, FIELDS, report));
    expect(problems).toEqual([expect.stringMatching(/^1: not a mapping: (?:a list|quay|nothing)$/)]);
  });
});

describe("parsers of values", () => {
  const colors = oneOf("color", new Set(["red", "blue"]));
  const cases: [name: string, parse: Parse<unknown>, source: string, expected: unknown][] = [
    ["text", text, "old rope", "old rope"],
    ["slug", slug, "old-quay-2", "old-quay-2"],
    ["flag", flag, "true", true],
    ["number", number, "1.5", 1.5],
    ["whole", whole, "-3", -3],
    ["date", date, "2022", {start: "2022-01-01", end: "2022-12-31", precision: "year"}],
    ["day", day, "2022-01-05", "2022-01-05"],
    ["oneOf", colors, "red", "red"],
    ["listOf", listOf(whole), "[1, 2]", [1, 2]]
  ];
  it.each(cases)("%s reads %s", (_, parse, source, expected) => {
    expect(read(source, parse)).toEqual({result: expected, problems: []});
  });

  const faults: [name: string, parse: Parse<unknown>, source: string, problem: string][] = [
    ["text", text, "12", "not text: 12"],
    ["text", text, "''", "not text: "],
    ["text", text, "[a]", "not text: a list"],
    ["text", text, "{a: b}", "not text: a mapping"],
    ["slug", slug, "Old Quay", "not a slug: Old Quay"],
    ["slug", slug, "old--quay", "not a slug: old--quay"],
    ["flag", flag, "maybe", "not true or false: maybe"],
    ["number", number, "'1'", "not a number: 1"],
    ["number", number, ".inf", "not a number: Infinity"],
    ["number", number, "", "not a number: nothing"],
    ["whole", whole, "1.5", "not a whole number: 1.5"],
    ["date", date, "2022-02-30", "impossible date: 2022-02-30"],
    ["date", date, "", "impossible date: nothing"],
    ["date", date, "[2022]", "impossible date: a list"],
    ["date", date, "2022/2021", "end before start: 2022/2021"],
    ["day", day, "2022-02", "not a day: 2022-02"],
    ["day", day, "../2022", "not a day: ../2022"],
    ["oneOf", colors, "green", "unknown color: green"],
    ["listOf", listOf(whole), "{a: 1}", "not a list: a mapping"]
  ];
  it.each(faults)("%s refuses %j", (_, parse, source, problem) => {
    expect(read(source, parse)).toEqual({result: undefined, problems: [`1: ${problem}`]});
  });

  it("drops from a list what is at fault in it", () => {
    expect(read("[1, b, 3]", listOf(whole))).toEqual({result: [1, 3], problems: ["1: not a number: b"]});
  });
});

describe("isSlug(value)", () => {
  it.each([
    ["quay", true],
    ["a-1-b", true],
    ["", false],
    ["-a", false],
    ["a-", false],
    ["Ä", false]
  ])("judges %j", (value, judgement) => {
    expect(isSlug(value)).toBe(judgement);
  });
});

function read<T>(source: string, parse: Parse<T>): {result: T | undefined; problems: string[]} {
  const {result, problems} = reported((report) => parse(located(source), report));
  return {result, problems};
}

function located(source: string): Located {
  const node = parseLocated(source, 1, (line, kind, value) => {
    throw new Error(`${line}: ${kind}: ${value}`);
  });
  if (node === undefined) throw new Error(`unparseable: ${source}`);
  return node;
}

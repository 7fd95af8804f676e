import {describe, expect, it} from "vitest";
import {parseLocated} from "../../../loaders/lib/validate/located.js";
import {reported} from "../reports.js";

describe("parseLocated(text, firstLine, report)", () => {
  it("gives every value the line where it stands, and a field that of its key", () => {
    const {result, problems} = reported((report) =>
      parseLocated("# note\na: 1\nb:\n  - x\n  - {c: true}\nd:\n  e:\n", 10, report)
    );
    expect(problems).toEqual([]);
    expect(result).toEqual({
      kind: "map",
      line: 11,
      entries: new Map<string, unknown>([
        ["a", {kind: "scalar", line: 11, value: 1}],
        [
          "b",
          {
            kind: "list",
            line: 12,
            items: [
              {kind: "scalar", line: 13, value: "x"},
              {kind: "map", line: 14, entries: new Map([["c", {kind: "scalar", line: 14, value: true}]])}
            ]
          }
        ],
        ["d", {kind: "map", line: 15, entries: new Map([["e", {kind: "scalar", line: 16, value: null}]])}]
      ])
    });
  });

  it.each([
    ["", null],
    ["~", null],
    ["2022-01-05", "2022-01-05"],
    ["2022", 2022],
    ["yes", "yes"],
    ["'12'", "12"],
    ["1.50", 1.5]
  ])("reads %j as %j", (text, value) => {
    expect(reported((report) => parseLocated(text, 1, report)).result).toMatchObject({kind: "scalar", value});
  });

  it.each([
    ["a: 1\nb: 2\na: 3\nb: 4", ["3: duplicate key: a", "4: duplicate key: b"]],
    [
      "a: [1",
      ["1: unparseable yaml: Flow sequence in block collection must be sufficiently indented and end with a ]"]
    ],
    ["a: &x 1\nb: *x", ["2: unparseable yaml: anchors and aliases are not used here"]],
    ["a: !boat 1", ["1: unparseable yaml: Unresolved tag: !boat"]],
    [
      "a: 1\n---\nb: 2",
      ["2: unparseable yaml: Source contains multiple documents; please use YAML.parseAllDocuments()"]
    ]
  ])("refuses %j", (text, expected) => {
    const {result, problems} = reported((report) => parseLocated(text, 1, report));
    expect(problems).toEqual(expected);
    expect(result).toBeUndefined();
  });
});

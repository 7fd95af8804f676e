import {describe, expect, it} from "vitest";
import {count, quantity} from "../../loaders/lib/quantity.js";
import {parseLocated} from "../../loaders/lib/validate/located.js";
import {reported} from "./reports.js";

const NONE = {value: null, low: null, high: null, qualifier: null, printed: null};

describe("quantity(node, report)", () => {
  it.each([
    ["0", {value: 0}],
    ["2.5", {value: 2.5}],
    ["{value: 40, qualifier: nearly}", {value: 40, qualifier: "nearly"}],
    ["{low: 700, high: 800, qualifier: around}", {low: 700, high: 800, qualifier: "around"}],
    ["{low: 15, qualifier: at least}", {low: 15, qualifier: "at least"}],
    ["{qualifier: dozens}", {qualifier: "dozens"}],
    ["{value: 3, printed: third}", {value: 3, printed: "third"}],
    ["{low: 3, value: 3, high: 3}", {low: 3, value: 3, high: 3}]
  ])("reads %s", (source, expected) => {
    expect(read(source, quantity)).toEqual({result: {...NONE, ...expected}, problems: []});
  });

  it.each([
    ["-1", "1: negative number: -1"],
    ["{low: -1}", "1: negative number: -1"],
    ["{low: 8, high: 7}", "1: low above high: 8 > 7"],
    ["{value: 9, high: 7}", "1: low above high: 9 > 7"],
    ["{low: 8, value: 7}", "1: low above high: 8 > 7"],
    ["{printed: some}", "1: missing value: one of value, low, high, qualifier"],
    ["{}", "1: missing value: one of value, low, high, qualifier"],
    ["dozens", "1: not a number: dozens"],
    ["{value: dozens}", "1: not a number: dozens"],
    ["{size: 1, value: 1}", "1: unknown field: size"]
  ])("refuses %s", (source, problem) => {
    expect(read(source, quantity).problems).toEqual([problem]);
  });
});

describe("count(node, report)", () => {
  it.each(["1.5", "{low: 1.5}", "{value: 1, high: 1.5}"])("refuses %s", (source) => {
    expect(read(source, count)).toEqual({result: undefined, problems: ["1: not a whole number: 1.5"]});
  });
});

function read(source: string, parse: typeof quantity): {result: unknown; problems: string[]} {
  return reported((report) => {
    const node = parseLocated(source, 1, report);
    return node && parse(node, report);
  });
}

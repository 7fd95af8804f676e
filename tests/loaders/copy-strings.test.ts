import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {copyStrings} from "../../loaders/lib/copy-strings.js";

describe("copyStrings(value, copies)", () => {
  it("leaves a value equal to what it was", () => {
    const value = () => ({a: "quay – ä 漢 🚢", b: [1, null, true, "", {c: "quay"}], d: undefined});
    expect(copyStrings(value(), new Map())).toEqual(value());
  });

  it("lets go of the text that a string was cut from", () => {
    const megabyte = 1_048_576;
    const cut = (i: number) => ({piece: `${i} ${"x".repeat(megabyte)}`.slice(0, 40)});
    const before = process.memoryUsage().heapUsed;
    const pieces = Array.from({length: 200}, (_, i) => copyStrings(cut(i), new Map()));
    collectGarbage();
    expect(pieces).toHaveLength(200);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * megabyte);
  });
});

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
}

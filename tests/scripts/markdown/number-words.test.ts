import {describe, expect, it} from "vitest";
import {words} from "../../../scripts/markdown/number-words.js";

describe("words(value)", () => {
  const cases: [number, string][] = [
    [0, "zero"],
    [13, "thirteen"],
    [20, "twenty"],
    [47, "forty-seven"],
    [100, "one hundred"],
    [305, "three hundred and five"],
    [1012, "one thousand and twelve"],
    [2500, "two thousand five hundred"],
    [999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine"]
  ];
  it.each(cases)("spells %d", (value, expected) => expect(words(value)).toBe(expected));
  it.each([-1, 1.5, 1_000_000])("refuses %d", (value) => expect(() => words(value)).toThrow(`no words for: ${value}`));
});

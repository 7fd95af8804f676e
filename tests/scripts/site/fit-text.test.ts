import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {textWidth} from "../../../components/marks/text.js";
import {fitText} from "../../../scripts/site/fit-text.js";

const SIZES = [40, 30, 20];

describe("fitText(text, box, options)", () => {
  it("takes the largest size that fits", () => {
    const box = {width: 300, height: 120};
    expect(fitText("Five Fronts", box, {sizes: SIZES}).size).toBe(40);
    expect(fitText("Five Fronts and what is said of them by whom", box, {sizes: SIZES}).size).toBe(30);
  });

  it("cuts at a word what does not fit at all, and says so", () => {
    const {lines, size} = fitText("word ".repeat(100).trim(), {width: 200, height: 60}, {sizes: SIZES});
    expect(size).toBe(20);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/word…$/);
  });

  it("leaves no short word alone in the last line where it can", () => {
    const text = "The cases shown count or name 12 people arrested; the largest total shown is nearly 40";
    const {lines} = fitText(text, {width: 344, height: 330}, {sizes: [40, 36, 32], isBold: true, isBalanced: true});
    expect(lines.at(-1)?.length).toBeGreaterThan(4);
    expect(lines.join(" ")).toBe(text);
  });

  it("never leaves the box", () => {
    const texts = fc
      .array(fc.string({unit: "grapheme", maxLength: 40}), {maxLength: 30})
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(
        texts,
        fc.integer({min: 60, max: 900}),
        fc.integer({min: 30, max: 400}),
        fc.boolean(),
        (text, width, height, isBold) => {
          const {lines, size, leading} = fitText(text, {width, height}, {sizes: SIZES, isBold, isBalanced: isBold});
          expect(lines.length * leading).toBeLessThanOrEqual(height);
          for (const line of lines) expect(textWidth(line, size, isBold)).toBeLessThanOrEqual(width);
        }
      )
    );
  });
});

import {describe, expect, it} from "vitest";
import {drawnWords, nameDrawnWords} from "../../../components/marks/accessible-name.js";
import {append, createSvg} from "../../../components/marks/svg.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

function drawing(label: string, lines: readonly string[]): Element {
  const svg = createSvg(makeDocument(), "svg");
  const mark = append(svg, "a", {"aria-label": label});
  append(mark, "title", {}).textContent = label;
  for (const line of lines) append(mark, "text", {}).textContent = line;
  return svg;
}

describe("nameDrawnWords(drawing)", () => {
  it.each([
    ["Iran supports it.", ["supports", "← it"], "Iran supports it. supports ← it"],
    ["Iran supports it.", ["supports it"], "Iran supports it."],
    ["Iran supports it.", [], "Iran supports it."],
    ["Iran supports it.", [" "], "Iran supports it."]
  ])("names a mark %j with %j drawn in it %j", (label, lines, expected) => {
    const svg = drawing(label, lines);
    nameDrawnWords(svg);
    expect(svg.querySelector("a")?.getAttribute("aria-label")).toBe(expected);
  });
});

describe("drawnWords(mark)", () => {
  it("leaves out the tip", () => expect(drawnWords(drawing("A tip", ["a", "b"]))).toBe("a b"));
});

import {describe, expect, it} from "vitest";
import {readCodebook} from "../../loaders/lib/codebook.js";
import {contrast} from "../../loaders/lib/contrast.js";
import {readStyle, readTheme} from "../../loaders/lib/theme.js";
import type {Palette} from "../../loaders/lib/theme.js";

const theme = readTheme(readStyle(), readCodebook());
const palettes: [mode: string, palette: Palette][] = [
  ["light", theme.light],
  ["dark", theme.dark]
];
const papers = ["--paper", "--paper-2"];
const fronts = Object.keys(theme.light).filter((name) => name.startsWith("--front-"));

function pairs(names: readonly string[]): [string, number][] {
  return palettes.flatMap(([mode, palette]) =>
    names.flatMap((name) =>
      papers.map((paper): [string, number] => [
        `${name} on ${paper}, ${mode}`,
        contrast(palette[name] ?? "", palette[paper] ?? "")
      ])
    )
  );
}

describe("contrast(a, b)", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#000000", 21],
    ["#777777", "#777777", 1],
    ["#767676", "#ffffff", 4.54]
  ])("of %s and %s is %d", (a, b, expected) => expect(contrast(a, b)).toBeCloseTo(expected, 2));

  it("refuses what is no color", () => expect(() => contrast("red", "#000000")).toThrow("not a color: red"));
});

describe("the tokens", () => {
  it("name five fronts", () => expect(fronts).toHaveLength(5));

  it.each(pairs(["--ink", "--ink-2", "--accent", "--warn"]))("letters: %s", (_, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(fronts))("marks: %s", (_, ratio) => expect(ratio).toBeGreaterThanOrEqual(3));
});

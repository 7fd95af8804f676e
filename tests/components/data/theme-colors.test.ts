import {describe, expect, it} from "vitest";
import {paint, parseTheme} from "../../../components/data/theme-colors.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

const PALETTE = {"--ink": "#111111", "--paper": "#ffffff"};

function painted(inside: string): string {
  const {body} = makeDocument();
  body.innerHTML = `<svg>${inside}</svg>`;
  const [svg] = body.children;
  if (!svg) throw new Error("nothing drawn");
  paint(svg, PALETTE);
  return svg.innerHTML;
}

describe("parseTheme(text)", () => {
  it("reads what the build printed", () => {
    expect(parseTheme('{"light":{"--ink":"#111111"},"dark":{}}')).toEqual({light: {"--ink": "#111111"}, dark: {}});
  });

  it.each(["[]", '{"light":{}}', '{"light":{"--ink":1},"dark":{}}'])("refuses %s", (text) => {
    expect(() => parseTheme(text)).toThrow(`no theme: ${text}`);
  });
});

describe("paint(drawing, palette)", () => {
  it.each([
    ['<path fill="var(--ink)"></path>', '<path fill="#111111" />'],
    [
      '<path style="stroke: var(--ink); fill: var( --paper )"></path>',
      '<path style="stroke: #111111; fill: #ffffff" />'
    ],
    ['<path fill="var(--paper, red)"></path>', '<path fill="#ffffff" />'],
    ["<text>var(--ink)</text>", "<text>var(--ink)</text>"]
  ])("makes %s %s", (before, after) => {
    expect(painted(before)).toBe(after);
  });

  it("gives the drawing the ink for what has the color of the text", () => {
    const {body} = makeDocument();
    body.innerHTML = "<svg></svg>";
    const [svg] = body.children;
    if (svg) paint(svg, PALETTE);
    expect(svg?.getAttribute("color")).toBe("#111111");
  });

  it.each(["--paper-9", "toString"])("refuses the token %s", (name) => {
    expect(() => painted(`<path fill="var(--${name.replace(/^--/, "")})"></path>`)).toThrow("unknown token: --");
  });
});

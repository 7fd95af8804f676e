import {describe, expect, it} from "vitest";
import {colorTokens, icon} from "../../loaders/lib/front-colors.js";
import {compileSmall} from "./small.js";

describe("colorTokens(codebook)", {timeout: 30_000}, () => {
  it("names each front's color for both themes", () => {
    const css = colorTokens(compileSmall().codebook);
    expect(css.match(/--front-harbor: #123456;/g)).toHaveLength(2);
    expect(css.match(/--front-lighthouse: currentColor;/g)).toHaveLength(2);
    expect(css).toMatch(/@media screen and \(prefers-color-scheme: dark\)/);
  });
});

describe("icon(codebook)", {timeout: 30_000}, () => {
  it("draws a bar for each front", () => {
    const svg = icon(compileSmall().codebook);
    expect(svg.match(/<rect /g)).toHaveLength(2);
    expect(svg).toContain('fill="#123456"');
  });
});

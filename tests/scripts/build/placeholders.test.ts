import {describe, expect, it} from "vitest";
import {makePlaceholders} from "../../../scripts/build/placeholders.js";

describe("makePlaceholders()", () => {
  const html = '<figure id="a"><h3>Sales &amp; $1</h3><svg><path d="M0 0"/></svg></figure>';

  it("leaves the words of a figure and puts its HTML in their place", () => {
    const {put, fill} = makePlaceholders();
    const [first, second] = [put("a", html), put("b", "<figure>B</figure>")];
    expect(first).toContain("Sales &amp; $1");
    expect(first).not.toMatch(/<(h3|svg|path)/);
    expect(fill(`<p>${first}</p>${second}`)).toBe(`<p>${html}</p><figure>B</figure>`);
  });

  it("leaves other figures alone", () => {
    expect(makePlaceholders().fill(html)).toBe(html);
  });
});

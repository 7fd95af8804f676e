import {describe, expect, it} from "vitest";
import {deferFonts, deferModules, inlineStyles} from "../../../scripts/site/load-order.js";

const sheets: Readonly<Record<string, string>> = {
  "./_file/data/fonts.1.css": '@font-face { src: url(fonts/a.woff2) format("woff2"); }',
  "../style.css": 'a { background: url("data:image/svg+xml,%3Csvg%3E"), url(#f), url("x.svg"); }'
};
const read = (address: string): string => sheets[address] ?? "";

describe("inlineStyles(html, read)", () => {
  it.each([
    ['<link rel="stylesheet" href="./_file/data/fonts.1.css">', "url(./_file/data/fonts/a.woff2) format"],
    ['<link rel="stylesheet" type="text/css" href="../style.css">', 'url("data:image/svg+xml,%3Csvg%3E"), url(#f)'],
    ['<link rel="stylesheet" type="text/css" href="../style.css">', 'url("../x.svg")']
  ])("puts %s into the page, its addresses as seen from there", (link, css) => {
    const html = inlineStyles(link, read);
    expect(html).toMatch(/^<style>[^<]*<\/style>$/);
    expect(html).toContain(css);
  });

  it("leaves nothing to be fetched ahead", () => {
    expect(inlineStyles('<link rel="preload" as="style" href="./a.css">\n<p>', read)).toBe("<p>");
  });
});

describe("deferFonts(html)", () => {
  it("puts the faces that are fetched behind the text, and leaves those of the system", () => {
    const [fetched, local] = ["@font-face { src: url(a.woff2); }", '@font-face { src: local("Arial"); }'];
    const html = deferFonts(`<style>${fetched}${local}</style><body><p>text</p></body>`);
    expect(html).toBe(`<style>${local}</style><body><p>text</p><style>\n${fetched}</style>\n</body>`);
  });

  it("leaves a page alone that has none", () => expect(deferFonts("<p>")).toBe("<p>"));
});

describe("deferModules(html)", () => {
  it("puts modules behind the text, in their order", () => {
    const [preload, script] = ['<link rel="modulepreload" href="./a.js">', '<script type="module">\nrun();\n</script>'];
    const html = deferModules(`<head>${preload}${script}</head><body><p>text</p><script>classic()</script></body>`);
    expect(html).toBe(`<head></head><body><p>text</p><script>classic()</script>${preload}${script}</body>`);
  });

  it("puts what listens for the search behind the text, too", () => {
    const search = '<script>{const o=document.querySelector("#observablehq-search");o.focus()}</script>';
    const html = deferModules(`<nav>${search}</nav><script>{const e=1}</script><body><p>text</p></body>`);
    expect(html).toBe(`<nav></nav><script>{const e=1}</script><body><p>text</p>${search}</body>`);
  });

  it("refuses a page without an end", () => expect(() => deferModules("<p>")).toThrow("no end: <p>"));
});

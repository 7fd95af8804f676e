import {describe, expect, it} from "vitest";
import {criticalRules, splitStyles} from "../../../scripts/site/critical-css.js";

const html = '<html><body><main id="a" class="b"><h1>Title</h1><p><a href="#">x</a></p></main></body></html>';

describe("criticalRules(css, html)", () => {
  it.each([
    ["p{color:red}", "p{color:red}"],
    ["q{color:red}", ""],
    ["q,main > h1{color:red}", "main>h1{color:red}"],
    ["a:hover::before{color:red}", "a:hover::before{color:red}"],
    ["q:hover{color:red}", ""],
    [":root,*{color:red}", ":root,*{color:red}"],
    ["main:not(.b){color:red}", "main:not(.b){color:red}"],
    ["h1:last-child,p:has(~ q){color:red}", "h1:last-child,p:has(~q){color:red}"],
    [":is(q,a:focus){color:red}", ":is(q,a:focus){color:red}"],
    ["main:first-child :is(q,s){color:red}", ""],
    ["[popover]{color:red}", ""],
    ["p ::weird(1 2 3){color:red}", "p ::weird(1 2 3){color:red}"],
    ["@media (width>1px){p{color:red}q{color:red}}", "@media (width>1px){p{color:red}}"],
    ["@media (width>1px){q{color:red}}", ""],
    ["@media print{p{color:red}}", ""],
    ["p{--icon:url(a.svg);color:red}", "p{color:red}"],
    ["p::before{width:1rem;background:red;-webkit-mask:var(--icon);mask:var(--icon)}", "p::before{width:1rem}"],
    [
      "@container figure (min-width:540px){@supports (color:red){p{color:red}}}",
      "@container figure (min-width:540px){@supports (color:red){p{color:red}}}"
    ],
    ["@keyframes x{from{color:red}}@page{margin:0}", ""],
    ['@font-face{font-family:"A";src:local("B")}', '@font-face{font-family:"A";src:local("B")}']
  ])("of %s leaves what may hold", (css, expected) => {
    expect(criticalRules(css, html)).toBe(expected);
  });
});

describe("splitStyles(html, publish)", () => {
  const css = "p{color:red}div{color:blue}q{color:lime}";
  const drawing = '<div class="figure-drawing"><div data-width="340"><svg></svg></div></div>';
  const page = (body: string): string =>
    `<head><style>\n${css}</style>\n<style>\ns{color:red}</style>\n<noscript><style>\nq{}</style></noscript></head><body>${body}</body>`;

  it("keeps the rules for what stands down to the first drawing, and refers to all behind it", () => {
    const sheets: string[] = [];
    const html = splitStyles(page(`<p>x</p>${drawing}<q>y</q>${drawing}`), (sheet) => {
      sheets.push(sheet);
      return "../style.css";
    });
    expect(html).toBe(
      `<head><style>\np{color:red}div{color:blue}</style>\n<noscript><style>\nq{}</style></noscript></head><body><p>x</p>${drawing}<link rel="stylesheet" href="../style.css"><q>y</q>${drawing}</body>`
    );
    expect(sheets).toEqual([`${css}\ns{color:red}`]);
  });

  it("leaves a page alone that has no drawing", () => {
    expect(splitStyles(page("<p>x</p>"), () => "x.css")).toBe(page("<p>x</p>"));
  });

  it("refuses a drawing that does not end", () => {
    expect(() => splitStyles(page('<div class="figure-drawing"><div>'), () => "x.css")).toThrow("open drawing: <div");
  });
});

import {describe, expect, it} from "vitest";
import {withLandmarks} from "../../../scripts/site/landmarks.js";

describe("withLandmarks(html)", () => {
  it.each([
    [
      '<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">',
      '<header class="page-head">\n<a class="skip" href="#observablehq-main">Skip to the text</a>\n<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar" aria-label="Contents beside the text">\n</header>'
    ],
    [
      "#observablehq-sidebar-toggle:checked~#observablehq-sidebar,#observablehq-sidebar-toggle ~ p{left:0}",
      ".page-head:has(> #observablehq-sidebar-toggle:checked) ~ #observablehq-sidebar,.page-head:has(> #observablehq-sidebar-toggle) ~ p{left:0}"
    ],
    ["#observablehq-sidebar-toggle{left:0}", "#observablehq-sidebar-toggle{left:0}"],
    ['<nav id="observablehq-sidebar">', '<nav id="observablehq-sidebar" aria-label="Contents">'],
    [
      '<footer id="observablehq-footer">\n<nav><a rel="prev">',
      '<footer id="observablehq-footer">\n<nav aria-label="Before and after"><a rel="prev">'
    ],
    [
      '<ol>\n<label id="observablehq-sidebar-close" for="x"></label>\n<li class="y">',
      '<ol>\n<li class="y"><label id="observablehq-sidebar-close" for="x"></label>'
    ],
    ['<h3><a class="observablehq-header-anchor" href="#a"><a href="#b">A</a></a></h3>', '<h3><a href="#b">A</a></h3>'],
    ["<main>text</main>", "<main>text</main>"]
  ])("makes %j what assistive technology can tell", (html, expected) => {
    expect(withLandmarks(html)).toBe(expected);
  });
});

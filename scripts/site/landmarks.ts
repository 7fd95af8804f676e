const SWITCH = /<input id="observablehq-sidebar-toggle"[^>]*>/;
const SWITCH_RULE = /#observablehq-sidebar-toggle((?::[\w-]+)?)\s*~\s*/g;
const CLOSE = /(<label id="observablehq-sidebar-close"[^>]*><\/label>)\s*(<li\b[^>]*>)/;
const ANCHOR_AROUND_LINK = /<a class="observablehq-header-anchor" href="[^"]*">(<a [\s\S]*?<\/a>)<\/a>/g;

/**
 * Gives the frame that Framework puts around a page the landmarks, names and order that assistive technology goes by:
 * the switch of the sidebar stands in the head of the page behind a link that skips to the text, navigations have
 * names, lists hold items alone. Rules that find what the switch opens as its siblings find it from the head.
 */
export function withLandmarks(html: string): string {
  return html
    .replace(SWITCH_RULE, (_, state: string) => `.page-head:has(> #observablehq-sidebar-toggle${state}) ~ `)
    .replace(SWITCH, (input) =>
      [
        '<header class="page-head">',
        '<a class="skip" href="#observablehq-main">Skip to the text</a>',
        `${input.slice(0, -1)} aria-label="Contents beside the text">`,
        "</header>"
      ].join("\n")
    )
    .replace('<nav id="observablehq-sidebar">', '<nav id="observablehq-sidebar" aria-label="Contents">')
    .replace(
      /(<footer id="observablehq-footer">\s*)<nav>/,
      (_, open: string) => `${open}<nav aria-label="Before and after">`
    )
    .replace(CLOSE, (_, label: string, item: string) => item + label)
    .replace(ANCHOR_AROUND_LINK, "$1");
}

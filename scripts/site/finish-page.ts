import {escapeHtml} from "../markdown/escape-html.js";
import {withPolicy} from "./content-policy.js";
import {splitStyles} from "./critical-css.js";
import {withLandmarks} from "./landmarks.js";
import {deferFonts, deferModules, inlineStyles} from "./load-order.js";
import {withStorage} from "./storage-fallback.js";

/** How a page comes to what stands beside it. */
export interface Files {
  /** Gives the text of a file by its address as the page has it. */
  read: (address: string) => string;
  /** Keeps a stylesheet and gives its address from the page. */
  publish: (css: string) => string;
}

/** What a page gets beside what Framework wrote. */
export interface Additions {
  /** Takes the place of its title. */
  title?: string;
  /** Goes into its head, behind the title. */
  head?: string;
  /** Goes to the end of its body. */
  foot?: string;
}

const VIEWPORT = /<meta name="viewport"[^>]*>/;
const TITLE = /<title>[^<]*<\/title>/;
const SEARCH = '<input type="search" placeholder="Search">';
const END = "</body>";

/**
 * Completes a page as Framework wrote it: its language, a viewport that readers can enlarge, a name for its search,
 * the styles of what it shows first inside and all others behind its first drawing, its typefaces and modules last, a
 * stand-in for storage that is refused, its content policy.
 */
export function finishPage(
  html: string,
  {read, publish}: Files,
  {title, head = "", foot = ""}: Additions = {}
): string {
  const end = html.lastIndexOf(END);
  const body = end < 0 ? html : `${html.slice(0, end)}${foot}${foot && "\n"}${html.slice(end)}`;
  const named = body
    .replace("<html>", '<html lang="en">')
    .replace(SEARCH, (input) =>
      input.replace(">", ' aria-label="Search the report" autocomplete="off" spellcheck="false">')
    )
    .replace(VIEWPORT, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    .replace(TITLE, (old) =>
      [title === undefined ? old : `<title>${escapeHtml(title)}</title>`, head].join("\n").trim()
    );
  const styled = splitStyles(deferFonts(withLandmarks(inlineStyles(named, read))), publish);
  return withPolicy(withStorage(deferModules(styled)));
}

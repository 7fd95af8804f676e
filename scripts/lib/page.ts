import {escapeHtml} from "./html.js";
import {withLandmarks} from "./landmarks.js";
import {deferFonts, deferModules, inlineStyles} from "./order.js";
import {withPolicy} from "./policy.js";
import {withStorage} from "./storage.js";

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
 * Completes a page as Framework wrote it: its language, a viewport that readers can enlarge, a name for its search, its stylesheets inside,
 * its typefaces and modules last, a stand-in for storage that is refused, its content policy. `read` gives the text of a file by its
 * address as the page has it.
 */
export function finishPage(
  html: string,
  read: (address: string) => string,
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
  return withPolicy(withStorage(deferModules(deferFonts(withLandmarks(inlineStyles(named, read))))));
}

import {escapeHtml} from "../markdown/escape-html.js";

/** Puts the inside of a table into a box that scrolls where the table is wider than the page. */
export function scrollTable(label: string, inside: string): string {
  return `<div class="table-scroll" role="group" aria-label="${escapeHtml(label)}" tabindex="0"><table>\n${inside}\n</table></div>`;
}

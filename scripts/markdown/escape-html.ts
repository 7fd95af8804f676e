import {escapeHtml as escape} from "../../components/controls/html.js";

/** Escapes text for HTML in a Markdown page; braces and dollars too, which Framework and our directives read. */
export function escapeHtml(text: string): string {
  return escape(text).replaceAll("{", "&#123;").replaceAll("$", "&#36;");
}

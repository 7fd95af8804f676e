import type {Report} from "./problem.js";

const REPLACEMENT = "\uFFFD";
/** Characters shown on either side of a fault. */
const AROUND = 20;

/**
 * Reports what a plain text file of this project never holds: a byte-order mark, carriage returns, tabs,
 * bytes that are not UTF-8. Returns the text without them, so that reading can go on.
 */
export function checkEncoding(source: string, report: Report): string {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  if (text !== source) report(1, "byte-order mark", "U+FEFF");
  reportFirst(text, "\r", "carriage return", report);
  reportFirst(text, "\t", "tab", report);
  reportFirst(text, REPLACEMENT, "not utf-8", report);
  return text.replaceAll("\r\n", "\n").replaceAll("\t", "  ");
}

function reportFirst(text: string, character: string, kind: string, report: Report): void {
  const at = text.indexOf(character);
  if (at < 0) return;
  const line = text.slice(0, at).split("\n").length;
  const before =
    text
      .slice(Math.max(0, at - AROUND), at)
      .split("\n")
      .at(-1) ?? "";
  const after = text.slice(at, at + AROUND).split("\n")[0] ?? "";
  report(line, kind, JSON.stringify(before + after));
}

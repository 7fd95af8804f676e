import {errorMessage} from "../../components/format/error-message.js";
import {findBrackets, parseBracket} from "./citation.js";
import {parseMarkdown} from "./markdown.js";
import {withFaults} from "./validate/problem.js";
import type {Heading, Link, Paragraph as MdastParagraph, PhrasingContent} from "mdast";
import type {Source} from "./citation.js";
import type {Report} from "./validate/problem.js";

/** A named actor or place, linked in a digest. */
export interface Mention {
  kind: "actor" | "place";
  id: string;
  text: string;
  line: number;
}

/** A YAML text and the line (from 1) of its file where it begins. */
export interface Block {
  text: string;
  line: number;
}

/** One paragraph of a digest with what stands in it and after it. */
export interface Paragraph {
  label: string;
  section: string | null;
  text: string;
  line: number;
  mentions: Mention[];
  citations: (Source & {line: number})[];
  /** Whether a bracket of it does not parse, so that its citations are not all there. */
  misread: boolean;
  block: Block | null;
}

const FOOTNOTES = "Footnotes";

/**
 * Parses the Markdown of an article below its front matter: section headings, paragraphs with their links and
 * brackets, and the fenced `yaml` block after each. Paragraphs are labeled by position, `1`, `2`, …, and `fn1`, `fn2`, …
 * under the heading Footnotes. A missing year is read against `issueDate` (ISO).
 */
export function parseDigest(source: string, issueDate: string, report: Report): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const count = {body: 0, footnotes: 0};
  let section: string | null = null;
  let after: Paragraph | null = null;
  for (const node of parseMarkdown(source).children) {
    const line = lineOf(node);
    if (node.type === "yaml") continue;
    if (node.type === "heading") {
      section = headingText(node, report);
      after = null;
    } else if (node.type === "paragraph") {
      const label = section === FOOTNOTES ? `fn${String(++count.footnotes)}` : String(++count.body);
      after = parseParagraph(node, label, section, issueDate, report);
      paragraphs.push(after);
    } else if (node.type === "code" && node.lang === "yaml") {
      if (after === null) report(line, "block without paragraph", firstLine(node.value));
      else if (after.block) report(line, "second block", `paragraph ${after.label}`);
      else after.block = {text: node.value, line: line + 1};
    } else report(line, node.type === "html" ? "html in digest" : "not a paragraph", firstLine(textOf(node)));
  }
  return paragraphs;
}

function parseParagraph(
  node: MdastParagraph,
  label: string,
  section: string | null,
  issueDate: string,
  report: Report
): Paragraph {
  const mentions: Mention[] = [];
  const text = node.children
    .map((child) => inline(child, mentions, report))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  const line = lineOf(node);
  const {result: citations, faulty: misread} = withFaults(report, (report) =>
    citationsOf(text, line, issueDate, report)
  );
  return {label, section, text, line, mentions, citations, misread, block: null};
}

function citationsOf(text: string, line: number, issueDate: string, report: Report): Paragraph["citations"] {
  try {
    return findBrackets(text).flatMap((bracket) => sourcesOf(bracket.text, line, issueDate, report));
  } catch (error) {
    reportThrown(error, line, report);
    return [];
  }
}

function sourcesOf(bracket: string, line: number, issueDate: string, report: Report): Paragraph["citations"] {
  try {
    return parseBracket(bracket, issueDate).map((source) => ({...source, line}));
  } catch (error) {
    reportThrown(error, line, report);
    return [];
  }
}

function inline(node: PhrasingContent, mentions: Mention[], report: Report): string {
  if (node.type === "text") return node.value;
  if (node.type === "link") return link(node, mentions, report);
  report(lineOf(node), node.type === "html" ? "html in digest" : "markup in digest", firstLine(textOf(node)));
  return textOf(node);
}

function link(node: Link, mentions: Mention[], report: Report): string {
  const text = node.children.map(textOf).join("");
  const [, kind, id] = /^(actor|place):(.+)$/.exec(node.url) ?? [];
  if ((kind === "actor" || kind === "place") && id !== undefined && text !== "") {
    mentions.push({kind, id, text: text.replace(/\s+/g, " "), line: lineOf(node)});
  } else report(lineOf(node), "link to nothing", `[${text}](${node.url})`);
  return text;
}

function headingText(node: Heading, report: Report): string {
  const text = node.children.map(textOf).join("");
  if (node.depth !== 2) report(lineOf(node), "not a section heading", `${"#".repeat(node.depth)} ${text}`);
  return text;
}

function textOf(node: {type: string; value?: string; children?: readonly object[]}): string {
  if (typeof node.value === "string") return node.value;
  return (node.children ?? []).map((child) => textOf(child as {type: string})).join("") || node.type;
}

function lineOf(node: {position?: {start: {line: number}} | undefined}): number {
  return node.position?.start.line ?? 1;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

function reportThrown(error: unknown, line: number, report: Report): void {
  const message = errorMessage(error);
  const cut = message.indexOf(": ");
  report(line, message.slice(0, cut), message.slice(cut + 2));
}

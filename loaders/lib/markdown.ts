import type {Root} from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import {unified} from "unified";

/** A Markdown text without the bodies of its `yaml` blocks. */
interface Outline {
  text: string;
  /** The lines taken out, by the line (from 1) of the outline where their fence opens. */
  bodies: Map<number, string[]>;
}

/** A node of the tree, as far as lines go. */
interface Lined {
  position?: {start: {line: number}; end: {line: number}} | undefined;
  children?: Lined[];
}

const YAML = /^```yaml *$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]);

/**
 * Parses Markdown with front matter. The bodies of `yaml` blocks go round the parser and are put back into the
 * tree: they are nine tenths of an article, and the parser steps through them character by character only to
 * hand them on. Positions give the right lines; columns and offsets are not to be relied on.
 */
export function parseMarkdown(source: string): Root {
  const {text, bodies} = outlineOf(source);
  const root: Root = parser.parse(text);
  const waiting = [...bodies];
  let taken = 0;
  for (const node of root.children) {
    const line = node.position?.start.line ?? 1;
    while ((waiting[0]?.[0] ?? line) < line) taken += waiting.shift()?.[1].length ?? 0;
    if (node.type === "code") node.value = bodies.get(line)?.join("\n") ?? node.value;
    shift(node, taken);
  }
  return root;
}

function outlineOf(source: string): Outline {
  const lines = source.split("\n");
  const kept: string[] = [];
  const bodies = new Map<number, string[]>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    kept.push(line);
    const fence = FENCE.exec(line)?.[1];
    if (fence === undefined) continue;
    const end = endOf(lines, i + 1, fence);
    const body = lines.slice(i + 1, end);
    if (end < lines.length && YAML.test(line)) bodies.set(kept.length, body);
    else kept.push(...body);
    kept.push(...lines.slice(end, end + 1));
    i = end;
  }
  return {text: kept.join("\n"), bodies};
}

/** Returns the index of the line that closes a fence, or the number of lines where none does. */
function endOf(lines: readonly string[], from: number, fence: string): number {
  const close = new RegExp(`^ {0,3}${fence.slice(0, 1)}{${fence.length},} *$`);
  for (let i = from; i < lines.length; i++) if (close.test(lines[i] ?? "")) return i;
  return lines.length;
}

function shift(node: Lined, lines: number): void {
  if (node.position) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  for (const child of node.children ?? []) shift(child, lines);
}

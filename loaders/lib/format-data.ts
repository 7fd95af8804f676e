import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import {unified} from "unified";
import {isMap, isScalar, isSeq, parseDocument, visit} from "yaml";
import type {Root, RootContent} from "mdast";
import type {Document, Pair, ParsedNode, YAMLMap} from "yaml";

const FRONT = ["title", "author", "publication", "publisher", "volume", "issue", "published", "url", "front"];
const BLOCK = ["events", "relations", "figures", "discrepancies"];
const STATED = ["certainty", "hedge", "cites"];
const QUANTITY = ["value", "low", "high", "qualifier", "printed"];
const COUNTS = ["weapon_count", "killed", "wounded", "arrested"];
const FIELDS: Record<string, string[]> = {
  events: [
    "id",
    "type",
    "title",
    "date",
    "date_printed",
    "place",
    "weapon",
    ...COUNTS,
    "outcome",
    "umbrella",
    "part_of",
    ...STATED,
    "participants"
  ],
  relations: ["id", "source", "type", "target", "date", "date_printed", ...STATED, "note"],
  figures: ["id", "subject", "measure", ...QUANTITY, "unit", "as_of", "event", "actor", ...STATED],
  discrepancies: ["id", "kind", "facts", "note", "readings"]
};
const READING = ["id", "label", "changes"];
const CHANGE = ["fact", "date", "part_of", "value", "holds"];
const ENTRY = [
  "label",
  "name",
  "kind",
  "country",
  "domain",
  "language",
  "lat",
  "lon",
  "where_precision",
  "aliases",
  "description"
];
const ALIAS = ["kind", "old", "new", "since"];
const YAML_STYLE = {lineWidth: 0, flowCollectionPadding: false};

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]);

/** Rewrites the articles and registries of a data folder in canonical form; returns the names of those that changed. */
export function formatFiles(dir: string): string[] {
  const articles = readdirSync(join(dir, "articles")).filter((name) => name.endsWith(".md"));
  const files = [
    ...articles.sort().map((name) => `articles/${name}`),
    "actors.yaml",
    "places.yaml",
    "outlets.yaml",
    "terms.yaml",
    "aliases.yaml"
  ];
  return files.filter((name) => {
    const file = join(dir, name);
    const before = readFileSync(file, "utf8");
    const format = name.endsWith(".md") ? formatArticle : name === "aliases.yaml" ? formatAliases : formatRegistry;
    const after = format(before);
    if (after !== before) writeFileSync(file, after);
    return after !== before;
  });
}

/**
 * Prints an article in canonical form: one line a paragraph, one blank line between blocks, YAML keys in the
 * codebook's order, lists of plain values inline. Comments stay; a text that does not parse comes back as it was,
 * but for its byte-order mark and carriage returns.
 */
export function formatArticle(text: string): string {
  const source = plain(text);
  if (source.trim() === "") return source;
  try {
    const root: Root = parser.parse(source);
    return `${root.children.map((node) => formatNode(node, source)).join("\n\n")}\n`;
  } catch (error) {
    if (error instanceof UnparseableError) return source;
    throw error;
  }
}

/** Prints a registry in canonical form: entries in the order of their ids. */
export function formatRegistry(text: string): string {
  const source = plain(text);
  const document = parseDocument(source);
  if (document.errors.length > 0 || !isMap(document.contents)) return source;
  document.contents.items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
  for (const {value} of document.contents.items) if (isMap(value)) sortKeys(value, ENTRY);
  return print(document);
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** Prints the aliases in canonical form, in the order in which they were entered. */
export function formatAliases(source: string): string {
  const document = parseDocument(source);
  if (document.errors.length > 0 || !isSeq(document.contents)) return source;
  for (const item of document.contents.items) if (isMap(item)) sortKeys(item, ALIAS);
  return print(document);
}

class UnparseableError extends Error {}

function formatNode(node: RootContent, source: string): string {
  const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type === "yaml")
    return `---\n${formatYaml(node.value, (map) => {
      sortKeys(map, FRONT);
    })}---`;
  if (node.type === "code" && node.lang === "yaml") return `\`\`\`yaml\n${formatYaml(node.value, sortBlock)}\`\`\``;
  return node.type === "paragraph" || node.type === "heading" ? raw.replace(/\s*\n\s*/g, " ") : raw;
}

function formatYaml(source: string, sort: (map: YAMLMap) => void): string {
  const document = parseDocument(source);
  if (document.errors.length > 0) throw new UnparseableError();
  if (isMap(document.contents)) sort(document.contents);
  return print(document);
}

function sortBlock(block: YAMLMap): void {
  sortKeys(block, BLOCK);
  for (const pair of block.items) {
    const fields = FIELDS[keyOf(pair)];
    if (!fields || !isSeq(pair.value)) continue;
    for (const item of pair.value.items) {
      if (!isMap(item)) continue;
      sortKeys(item, fields);
      for (const {key, value} of item.items)
        if (isMap(value) && COUNTS.includes(String(key))) sortKeys(value, QUANTITY);
      sortReadings(item);
    }
  }
}

function sortReadings(discrepancy: YAMLMap): void {
  for (const reading of mapsIn(discrepancy, "readings")) {
    sortKeys(reading, READING);
    for (const change of mapsIn(reading, "changes")) sortKeys(change, CHANGE);
  }
}

function mapsIn(map: YAMLMap, key: string): YAMLMap[] {
  const list = map.get(key);
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function sortKeys(map: YAMLMap, order: readonly string[]): void {
  const rank = (pair: Pair): number => {
    const at = order.indexOf(keyOf(pair));
    return at < 0 ? order.length : at;
  };
  map.items.sort((a, b) => rank(a) - rank(b));
}

function print(document: Document<ParsedNode>): string {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "string") delete node.type;
    },
    Seq: (_, node) => {
      node.flow = node.items.every((item) => isScalar(item));
    },
    Map: (_, node) => {
      if (
        node.items.some(({key}) => isScalar(key) && QUANTITY.includes(String(key.value))) &&
        node.items.every(({value}) => isScalar(value))
      )
        node.flow = !node.has("id") && !node.has("name");
      else node.flow = false;
    }
  });
  return document.toString(YAML_STYLE);
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

import {table} from "../../components/controls/table.js";
import {maybeText, text} from "../../components/data/row.js";
import {findingSql} from "../../components/evidence/fact-url.js";
import {printDay} from "../../components/format/dates.js";
import {applyLineStyle} from "../../components/marks/certainty.js";
import {append, createSvg, setAttributes, setSize} from "../../components/marks/svg.js";
import {drawText, textWidth} from "../../components/marks/text.js";
import {codesFrom} from "../build/code-lists.js";
import {makeDocument} from "../build/static-figure.js";
import {escapeHtml} from "../markdown/escape-html.js";
import type {Row} from "../../components/data/row.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Native} from "../build/native-duckdb.js";

/**
 * Prints the way of one tie from paragraph to mark, each step from the data as it is: the digest, the citations, the
 * YAML of its file, the rows, the SQL that finds it, the mark. Throws `unknown tie: id`, `no YAML: id`.
 */
export async function printWorked(
  id: string,
  {codebook}: Pick<Compiled, "codebook">,
  {query}: Pick<Native, "query">,
  source: string
): Promise<[directive: string, html: string][]> {
  const ask = async (sql: string): Promise<Row[]> => (await query(sql)).rows;
  const key = `'${id.replaceAll("'", "''")}'`;
  const [tie] = await ask(`from ties where relation_id = ${key}`);
  if (!tie) throw new Error(`unknown tie: ${id}`);
  const paragraph = text(tie, "paragraph_id");
  const [digest] = await ask(`from paragraphs where paragraph_id = '${paragraph}'`);
  const citations = await ask(`from citations where paragraph_id = '${paragraph}' order by citation_id`);
  const evidence = await ask(`from evidence where kind = 'relation' and fact_id = ${key}`);
  const [row] = await ask(`from relations where relation_id = ${key}`);
  const own = {codes: codesFrom(codebook), document: makeDocument()};
  const print = (rows: readonly Row[], caption: string): string => {
    const html = table(rows, {...own, caption}).outerHTML;
    return `<div class="table-scroll" role="group" aria-label="${escapeHtml(caption)}" tabindex="0">${html.replaceAll("{", "&#123;").replaceAll("$", "&#36;")}</div>`;
  };
  return [
    ["worked digest", `<blockquote class="digest">${escapeHtml(digest ? text(digest, "text") : "")}</blockquote>`],
    ["worked citation", `<ul>${citations.map((each) => `<li>${sayCitation(each)}</li>`).join("")}</ul>`],
    ["worked yaml", code(yamlOf(tie, source), "yaml")],
    [
      "worked rows",
      [print(row ? [filled(row)] : [], "The row of relations"), print(evidence, "Its rows of evidence")].join("\n")
    ],
    ["worked sql", code(findingSql({article: text(tie, "article_id"), anchor: `r-${id}`}), "sql")],
    ["worked mark", drawTie(tie)]
  ];
}

/** Says how a bracket was read. */
function sayCitation(row: Row): string {
  const printed = [text(row, "outlet_printed"), maybeText(row, "date_printed") ?? ""]
    .filter((part) => part !== "")
    .join(", ");
  const year = row.year_inferred === true ? "its year inferred" : "its year as printed";
  const day = typeof row.published === "string" ? printDay(row.published) : "undated";
  return `<code>(${escapeHtml(printed)})</code> becomes <code>${escapeHtml(text(row, "citation_id"))}</code>: outlet <code>${escapeHtml(text(row, "outlet_id"))}</code>, ${escapeHtml(day)}, ${year}.`;
}

/** Keeps the columns that hold something. */
function filled(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/** Cuts the lines of a tie out of the file of its article. */
function yamlOf(tie: Row, source: string): string {
  const head = [
    `  - source: ${text(tie, "source_id")}`,
    `    type: ${text(tie, "type")}`,
    `    target: ${text(tie, "target_id")}`
  ];
  const start = source.indexOf(`${head.join("\n")}\n`);
  if (start < 0) throw new Error(`no YAML: ${text(tie, "relation_id")}`);
  const [first = "", ...rest] = source.slice(start).split("\n");
  const end = rest.findIndex((line) => !line.startsWith("    "));
  return ["relations:", first, ...rest.slice(0, end)].join("\n");
}

function code(content: string, language: string): string {
  return `<pre tabindex="0"><code class="language-${language}">${escapeHtml(content)}</code></pre>`;
}

/** Draws a tie as the figures do, between the names of its ends. */
function drawTie(tie: Row): string {
  const [source, target] = [text(tie, "source"), text(tie, "target")];
  const [left, line] = [textWidth(source, 13, true) + 8, 84];
  const width = Math.ceil(left + line + 8 + textWidth(target, 13, true));
  const svg = createSvg(makeDocument(), "svg", {width, height: 44});
  drawText(svg, {x: 0, y: 30, lines: [source], size: 13, isBold: true});
  applyLineStyle(
    append(svg, "path", {d: `M${left} 26h${line}`}),
    text(tie, "certainty"),
    `var(--front-${text(tie, "article_id")})`
  );
  drawText(svg, {x: left + line / 2, y: 17, lines: [text(tie, "reads")], anchor: "middle"});
  drawText(svg, {x: left + line + 8, y: 30, lines: [target], size: 13, isBold: true});
  const label = `${source} ${text(tie, "reads")} ${target}, ${text(tie, "certainty")}`;
  setSize(svg, width, 44);
  setAttributes(svg, {role: "img", "aria-label": label});
  return `<p class="worked-mark">${svg.outerHTML}</p>`;
}

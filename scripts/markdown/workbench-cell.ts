import {readExamples} from "../build/query-library.js";
import type MarkdownIt from "markdown-it";
import type {Edition, Report} from "../build/report.js";

/** What a token that places the workbench says of itself: its page keeps no state of figures. */
export const WORKBENCH = {workbench: true};

const CHART_CELL = `import {openEmbedded} from "/components/workbench/embed.js";
openEmbedded();
`;
const CELL = `import {openWorkbench} from "/components/workbench/workbench.js";
openWorkbench();
`;

/**
 * Adds a directive to Markdown: a line `{{workbench}}` places the SQL workbench, and what stands there without
 * JavaScript; `{{workbench chart}}` places a chart of it alone. The diagram of the tables waits in the page until it is
 * asked for; its links lead to the codebook.
 */
export function placeWorkbench(md: MarkdownIt, {parts, edition}: Pick<Report, "parts" | "edition">): void {
  md.block.ruler.before("paragraph", "workbench", (state, start, _end, silent) => {
    const line = state.src.slice((state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0), state.eMarks[start]).trim();
    const found = /^\{\{\s*workbench(\s+chart)?\s*\}\}$/.exec(line);
    if (!found) return false;
    if (silent) return true;
    const isChart = found[1] !== undefined;
    const place = state.push("placed", "", 0);
    place.content = isChart ? chartAlone(edition) : wholeBench(md.utils.escapeHtml, parts?.get("schema") ?? "");
    place.meta = WORKBENCH;
    const cell = state.push("fence", "code", 0);
    cell.info = "js";
    cell.content = isChart ? CHART_CELL : CELL;
    state.line = start + 1;
    return true;
  });
}

function wholeBench(escape: (text: string) => string, schema: string): string {
  const joins = schema.replaceAll('href="#', 'href="./data#');
  return `<div id="workbench">${withoutScripts(escape)}</div><template id="schema-joins">${joins}</template>\n`;
}

/** Prints what stands around a chart on another site's page. */
function chartAlone({version, source}: Pick<Edition, "version" | "source"> = {version: "", source: ""}): string {
  return [
    '<figure class="figure embed" id="sql-chart">',
    '<h1 class="figure-title">A chart made with SQL</h1>',
    '<div id="workbench"><noscript><p>Running a query in this frame needs JavaScript, which is off here.</p></noscript></div>',
    '<p class="figure-source"><a href="../sql" target="_blank" rel="noopener" data-leaves>Five Fronts: this query in the SQL workbench</a>',
    `(opens a new tab). Over tables made after articles in ${source}; data version <span class="data-version">${version}</span>, CC BY 4.0.</p>`,
    "</figure>\n"
  ].join("\n");
}

function withoutScripts(escape: (text: string) => string): string {
  const items = readExamples().map(
    ({title, sql}) => `<li><p>${escape(title)}</p><pre><code>${escape(sql)}</code></pre></li>`
  );
  return [
    "<noscript><p>Running SQL in this page needs JavaScript, which is off here. The",
    '<a href="./data/five-fronts.duckdb">database</a> opens in DuckDB itself, <a href="./data">its tables and how they join</a> are told elsewhere; these questions run there as they stand.</p>',
    `<ol>${items.join("")}</ol></noscript>`
  ].join(" ");
}

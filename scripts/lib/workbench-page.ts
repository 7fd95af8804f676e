import type MarkdownIt from "markdown-it";

import {readExamples} from "./query-library.js";
import type {Report} from "./report.js";

/** What a token that places the workbench says of itself: its page keeps no state of figures. */
export const WORKBENCH = {workbench: true};

const CELL = `import {openWorkbench} from "/components/workbench/workbench.js";
openWorkbench();
`;

/**
 * Adds a directive to Markdown: a line `{{workbench}}` places the SQL workbench, and what stands there without
 * JavaScript. The diagram of the tables waits in the page until it is asked for; its links lead to the codebook.
 */
export function placeWorkbench(md: MarkdownIt, {parts}: Pick<Report, "parts">): void {
  md.block.ruler.before("paragraph", "workbench", (state, start, _end, silent) => {
    const line = state.src.slice((state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0), state.eMarks[start]).trim();
    if (!/^\{\{\s*workbench\s*\}\}$/.test(line)) return false;
    if (silent) return true;
    const place = state.push("placed", "", 0);
    const joins = (parts?.get("schema") ?? "").replaceAll('href="#', 'href="./data#');
    place.content = [
      `<div id="workbench">${withoutScripts(md.utils.escapeHtml)}</div>`,
      `<template id="schema-joins">${joins}</template>\n`
    ].join("");
    place.meta = WORKBENCH;
    const cell = state.push("fence", "code", 0);
    cell.info = "js";
    cell.content = CELL;
    state.line = start + 1;
    return true;
  });
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

import {capital, printNumber} from "../../components/format/words.js";
import {escapeHtml} from "../markdown/escape-html.js";
import {scrollTable} from "./scroll-table.js";
import type {Code, Codebook, Column, Table} from "../../loaders/lib/codebook.js";
import type {Compiled} from "../../loaders/lib/compile.js";

/** Prints every table with its columns: type, unit, whether it may be empty, and meaning; each unfolds. */
export function printDictionary({codebook, tables}: Pick<Compiled, "codebook" | "tables">): string {
  return [...codebook.tables.values()]
    .map((table) => printTable(table, tables[table.name]?.length ?? 0, codebook))
    .join("\n");
}

/** Prints every code list with its values: label, meaning and the matching term of other schemes; each unfolds. */
export function printCodeLists({codes, tables}: Codebook): string {
  return [...codes].map(([name, values]) => printCodes(name, [...values.values()], usersOf(name, tables))).join("\n");
}

function printTable(table: Table, rows: number, {tables}: Codebook): string {
  const {name, label, description, columns} = table;
  const lines = columns.map((column) => {
    const cells = [column.type, column.unit ?? "", meaningOf(column, tables)];
    return `<tr><th scope="row"><code>${column.name}</code></th><td>${cells.join("</td><td>")}</td></tr>`;
  });
  const count = `${printNumber(rows)} ${rows === 1 ? "row" : "rows"}, ${columns.length} columns`;
  return unfolding(`t-${name}`, label, `<code>${name}</code>, ${count}`, [
    `<p>${prose(description)}</p>`,
    scrollTable(
      `Columns of ${label}`,
      `${headsOf("Column", "Type", "Unit", "Meaning")}\n<tbody>\n${lines.join("\n")}\n</tbody>`
    )
  ]);
}

/** Says what a column means, what it refers to, and whether it is ever empty. */
function meaningOf({description, key, required, codes, references}: Column, tables: Codebook["tables"]): string {
  const target = references === null ? undefined : tables.get(references);
  return [
    prose(description),
    ...(key ? ["<b>Key.</b>"] : required ? ["Never empty."] : []),
    ...(target ? [`Refers to <a href="#t-${target.name}">${escapeHtml(target.name)}</a>.`] : []),
    ...(codes === null ? [] : [`Values: <a href="#c-${codes}">${escapeHtml(nameOf(codes))}</a>.`])
  ].join(" ");
}

function printCodes(name: string, values: readonly Code[], users: readonly string[]): string {
  const has = (read: (code: Code) => string | null): boolean => values.some((code) => read(code) !== null);
  const columns: [head: string, print: (code: Code) => string][] = [
    ["Label", ({label}) => escapeHtml(label)],
    ...(has((code) => code.class)
      ? [["Class", (code: Code) => code.class ?? ""] as [string, (code: Code) => string]]
      : []),
    ...(has((code) => code.unit)
      ? [["Unit", (code: Code) => code.unit ?? ""] as [string, (code: Code) => string]]
      : []),
    ["Meaning", ({description}) => prose(description)],
    ...(has((code) => code.as)
      ? [["Matching term", (code: Code) => escapeHtml(code.as ?? "")] as [string, (code: Code) => string]]
      : [])
  ];
  const lines = values.map(
    (code) =>
      `<tr><th scope="row"><code>${escapeHtml(code.value)}</code></th>${columns.map(([, print]) => `<td>${print(code)}</td>`).join("")}</tr>`
  );
  const heads = headsOf("Value", ...columns.map(([head]) => head));
  const used = users.length === 0 ? "" : `<p>Used by ${users.map((user) => `<code>${user}</code>`).join(", ")}.</p>`;
  return unfolding(`c-${name}`, capital(nameOf(name)), `${values.length} values`, [
    used,
    scrollTable(`Values of ${nameOf(name)}`, `${heads}\n<tbody>\n${lines.join("\n")}\n</tbody>`)
  ]);
}

/** Names the columns that take their values from a code list; the list of fronts gives the ids of articles. */
function usersOf(name: string, tables: Codebook["tables"]): string[] {
  const users = [...tables.values()].flatMap((table) =>
    table.columns.filter(({codes}) => codes === name).map((column) => `${table.name}.${column.name}`)
  );
  return name === "front" ? ["articles.article_id", ...users] : users;
}

function unfolding(id: string, heading: string, more: string, content: readonly string[]): string {
  return [
    `<details class="entry" id="${id}"><summary><h3>${escapeHtml(heading)}</h3> <span>${more}</span></summary>`,
    ...content.filter((part) => part !== ""),
    "</details>"
  ].join("\n");
}

function headsOf(...heads: string[]): string {
  return `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>`;
}

function nameOf(list: string): string {
  return list.replaceAll("_", " ");
}

/** Prints a text of the codebook, what stands between backquotes as code. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

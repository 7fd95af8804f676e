import {openDialog} from "../../controls/dialog.js";
import {button, element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {printDatum} from "../result/value.js";
import type {Answer} from "../result/answer.js";
import type {Session} from "../session.js";
import type {Catalog, CatalogColumn, CatalogTable} from "../sql/catalog.js";

export interface BrowserOptions {
  document: Document;
  /** Inserts text at the cursor of the SQL editor. */
  insert: (text: string) => void;
  run: Session["run"];
}

const KINDS: readonly [kind: CatalogTable["kind"], label: string][] = [
  ["own", "Your tables"],
  ["table", "Tables"],
  ["view", "Views"]
];
const MOST_VALUES = 12;

/** Draws the tables and views with their columns, comments and values; names are buttons that insert them into the SQL. */
export function drawSchemaBrowser(catalog: Catalog, options: BrowserOptions): HTMLElement {
  const {document} = options;
  const find = element(document, "input", {
    type: "search",
    placeholder: "Find a table or column",
    "aria-label": "Find a table or column"
  });
  const list = element(document, "div", {class: "schema-list"});
  const groups = KINDS.flatMap(([kind, label]) => {
    const tables = catalog.tables.filter((table) => table.kind === kind);
    if (tables.length === 0) return [];
    return [element(document, "h3", {}, [label]), ...tables.map((table) => drawTable(table, catalog, options))];
  });
  list.append(...groups);
  const search = (): void => filterTables(list, find instanceof HTMLInputElement ? find.value : "");
  find.addEventListener("input", search);
  const joins = createJoinsButton(document, (name) => {
    if (find instanceof HTMLInputElement) find.value = "";
    search();
    return openTable(list, name);
  });
  return element(document, "div", {class: "schema-browser"}, [
    element(document, "h2", {}, ["What there is"]),
    ...(joins ? [joins] : []),
    find,
    list
  ]);
}

/** Opens and focuses a table; false if it is not listed, such as a dropped one. */
function openTable(list: Element, name: string): boolean {
  const table = [...list.querySelectorAll<HTMLDetailsElement>("details.schema-table")].find(
    (each) => each.dataset.table === name
  );
  if (!table) return false;
  table.open = true;
  table.scrollIntoView({block: "start"});
  table.querySelector<HTMLElement>("summary")?.focus({preventScroll: true});
  return true;
}

/** Filters tables by name, comment or columns, and opens those that match by column. */
function filterTables(list: Element, words: string): void {
  const wanted = words.trim().toLowerCase();
  for (const table of list.querySelectorAll<HTMLDetailsElement>("details.schema-table")) {
    const isNamed = (table.querySelector("summary")?.textContent ?? "").toLowerCase().includes(wanted);
    let isInside = false;
    for (const column of table.querySelectorAll<HTMLElement>(".schema-column")) {
      const fits = column.textContent.toLowerCase().includes(wanted);
      column.hidden = wanted !== "" && !fits && !isNamed;
      isInside ||= fits;
    }
    table.hidden = wanted !== "" && !isNamed && !isInside;
    if (wanted !== "") table.open = isInside && !isNamed;
  }
}

function drawTable(table: CatalogTable, catalog: Catalog, options: BrowserOptions): HTMLElement {
  const {document, insert} = options;
  const {name, comment, rows, columns} = table;
  const count = rows === null ? "" : ` ${rows.toLocaleString("en-US")}`;
  const details = element(document, "details", {class: "schema-table", "data-table": name}, [
    element(document, "summary", {}, [
      element(document, "code", {}, [name]),
      element(document, "span", {class: "count"}, [count])
    ]),
    element(document, "p", {class: "schema-note"}, [comment ?? "A table of yours."]),
    element(document, "p", {}, [
      button(document, "Insert", () => insert(name), {"aria-label": `Insert ${name}`}),
      " ",
      button(document, "Insert a query", () => insert(`select *\nfrom ${name}\nlimit 100`), {
        "aria-label": `Insert a query of ${name}`
      })
    ]),
    ...columns.map((column) => drawColumn(table, column, catalog, options))
  ]);
  return details;
}

function drawColumn(
  table: CatalogTable,
  column: CatalogColumn,
  catalog: Catalog,
  options: BrowserOptions
): HTMLElement {
  const {document, insert} = options;
  const values = element(document, "div", {class: "schema-values"});
  const show = button(document, "Values", () => void showValues(values, table, column, catalog, options), {
    "aria-label": `Values of ${table.name}.${column.name}`
  });
  return element(document, "div", {class: "schema-column"}, [
    button(document, column.name, () => insert(column.name), {class: "schema-name", title: "Insert the name"}),
    element(document, "span", {class: "schema-type"}, [column.type.toLowerCase()]),
    show,
    ...(column.comment === null ? [] : [element(document, "p", {class: "schema-note"}, [column.comment])]),
    values
  ]);
}

/** Queries and draws the most frequent values of a column. */
async function showValues(
  place: HTMLElement,
  {name}: CatalogTable,
  column: CatalogColumn,
  {codes}: Catalog,
  {document, run, insert}: BrowserOptions
): Promise<void> {
  place.textContent = "Counting …";
  const isList = column.type.endsWith("[]");
  const source = isList ? `(select unnest(${quote(column.name)}) as value from ${quote(name)})` : quote(name);
  const value = isList ? "value" : quote(column.name);
  try {
    const answer = await run(
      `select ${value}::varchar as value, count(*)::int as rows, count(*) over ()::int as distinct_values
       from ${source} group by 1 order by 2 desc, 1 limit ${MOST_VALUES}`
    );
    place.replaceChildren(...drawValues(answer, {document, insert, labels: codes[`${name}.${column.name}`] ?? []}));
  } catch (error) {
    place.textContent = errorMessage(error);
  }
}

function drawValues(
  {rows, at}: Answer,
  {
    document,
    insert,
    labels
  }: Pick<BrowserOptions, "document" | "insert"> & {labels: readonly {value: string; label: string}[]}
): HTMLElement[] {
  const most = Number(at(0, 1) ?? 1);
  const lines = Array.from({length: rows}, (_, row) => {
    const [value, count] = [at(row, 0), Number(at(row, 1))];
    const text = printDatum(value);
    const label = labels.find((each) => each.value === text)?.label;
    const literal = value === null ? "NULL" : `'${text.replaceAll("'", "''")}'`;
    const name = button(document, text, () => insert(literal), {title: label ?? "Insert the value"});
    const line = element(document, "li", {style: `--share: ${(count / most).toFixed(3)}`}, [name, ` ${count}`]);
    if (value === null) line.classList.add("null");
    return line;
  });
  const total = Number(at(0, 2) ?? 0);
  const more =
    total > rows ? [element(document, "p", {}, [`${total.toLocaleString("en-US")} different values in all.`])] : [];
  return [element(document, "ul", {}, lines), ...more];
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Draws a button that opens the diagram of foreign keys in the page's `template#schema-joins`; null if there is none. A
 * click on a table calls `lead`, and follows the link to the codebook if that returns false.
 */
export function createJoinsButton(document: Document, showTable: (table: string) => boolean): HTMLElement | null {
  const template = document.querySelector<HTMLTemplateElement>("template#schema-joins");
  if (!template || template.content.childElementCount === 0) return null;
  return button(document, "How the tables join", () => {
    openDialog(document, "How the tables join", (dialog) => draw(document, template, dialog, showTable));
  });
}

function draw(
  document: Document,
  template: HTMLTemplateElement,
  dialog: HTMLDialogElement,
  showTable: (table: string) => boolean
): HTMLElement {
  const words =
    "A line runs down from each table that others refer to; a dot on it is a table that refers to that one. Press a table to see its columns.";
  const content = element(document, "div", {class: "joins"}, [
    element(document, "p", {}, [words]),
    document.importNode(template.content, true)
  ]);
  content.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const table = /#t-(\w+)$/.exec(link?.getAttribute("href") ?? "")?.[1];
    if (table === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.close();
    if (showTable(table)) event.preventDefault();
  });
  return content;
}

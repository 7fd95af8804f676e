import {bindings} from "../../state/parameters.js";
import {copyBlock} from "../copy-field.js";
import {printScript} from "../duckdb-script.js";
import {addressesOf} from "../links.js";
import {openDrawingCode} from "../source-code.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {Fill, Host} from "../types.js";

const CLASS = "sql-parameters";

/** Links to the workbench, which opens with the SQL of the figure and the parameters as they are. */
function wayToWorkbench({document, figure, payload}: Host, bound: Bindings): HTMLElement {
  const values = Object.entries(bound).map(([name, value]): [string, string] => [name, printBound(value)]);
  const link = document.createElement("a");
  link.href = new URL(`${payload.root}sql?${printQuery([["figure", figure.id], ...values])}`, document.baseURI).href;
  link.target = "_top";
  link.dataset.leaves = "";
  link.textContent = "Open in the SQL workbench";
  const line = document.createElement("p");
  line.append(link);
  return line;
}

function printBound(value: Bindings[string] | undefined): string {
  if (value === null || value === undefined) return "*";
  return typeof value === "string" && value.startsWith("*") ? `*${value}` : String(value);
}

function printQuery(values: readonly [string, string][]): string {
  return values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** Lists what the parameters of the figure's SQL are now, and offers all of it as a script that DuckDB runs as it is. */
export const fillSql: Fill = ({host, element, say}) => {
  const {document, figure, page} = host;
  const {sql, values} = host.shown();
  const bound = bindings(figure.parameters, values);
  const {full, database} = addressesOf(host);
  const box = document.createElement("div");
  box.className = CLASS;
  const list = document.createElement("dl");
  for (const [name, value] of Object.entries(bound)) {
    const [term, held] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = `$${name}`;
    held.textContent = value === null ? "NULL" : typeof value === "string" ? `'${value}'` : String(value);
    list.append(term, held);
  }
  const notes = [`${figure.id}, Five Fronts, data version ${page.schema.data}`, full];
  const script = copyBlock({
    document,
    label: "Script for DuckDB",
    note: "attaches the published database, sets the parameters and asks.",
    text: printScript(sql, bound, {database, notes}),
    lines: 6,
    say
  });
  box.append("Parameters as they are now:", list, wayToWorkbench(host, bound), script);
  const standing = element.querySelector(`.${CLASS}`);
  if (standing) {
    standing.replaceWith(box);
    return;
  }
  openDrawingCode(element, say);
  element.append(box);
};

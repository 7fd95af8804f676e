import {element} from "../../controls/html.js";
import {bindings} from "../../state/parameters.js";
import {copyField} from "../copy-field.js";
import {printScript} from "../duckdb-script.js";
import {addressesOf} from "../links.js";
import {attachSourceCode} from "../source-code.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {RenderPanel, FigureContext} from "../types.js";

const CLASS = "sql-parameters";

/** Links to the workbench, which opens with the SQL of the figure and the parameters as they are. */
function workbenchLink({document, figure, payload}: FigureContext, bound: Bindings): HTMLElement {
  const values = Object.entries(bound).map(([name, value]): [string, string] => [name, printBound(value)]);
  const {href} = new URL(`${payload.root}sql?${printQuery([["figure", figure.id], ...values])}`, document.baseURI);
  return element(document, "p", {}, [
    element(document, "a", {href, target: "_top", "data-leaves": true}, ["Open in the SQL workbench"])
  ]);
}

function printBound(value: Bindings[string] | undefined): string {
  if (value === null || value === undefined) return "*";
  return typeof value === "string" && value.startsWith("*") ? `*${value}` : String(value);
}

function printQuery(values: readonly [string, string][]): string {
  return values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** Lists what the parameters of the figure's SQL are now, and offers all of it as a script that DuckDB runs as it is. */
export const renderSql: RenderPanel = ({host, element: section, say}) => {
  const {document, figure, page} = host;
  const {sql, values} = host.shown();
  const bound = bindings(figure.parameters, values);
  const {full, database} = addressesOf(host);
  const items = Object.entries(bound).flatMap(([name, value]) => [
    element(document, "dt", {}, [`$${name}`]),
    element(document, "dd", {}, [value === null ? "NULL" : typeof value === "string" ? `'${value}'` : String(value)])
  ]);
  const notes = [`${figure.id}, Five Fronts, data version ${page.schema.data}`, full];
  const script = copyField({
    document,
    label: "Script for DuckDB",
    note: "attaches the published database, sets the parameters and asks.",
    text: printScript(sql, bound, {database, notes}),
    lines: 6,
    say
  });
  const box = element(document, "div", {class: CLASS}, [
    "Parameters as they are now:",
    element(document, "dl", {}, items),
    workbenchLink(host, bound),
    script
  ]);
  const before = section.querySelector(`.${CLASS}`);
  if (before) {
    before.replaceWith(box);
    return;
  }
  attachSourceCode(section, say);
  section.append(box);
};

import {element} from "../../controls/html.js";
import {MARKS} from "../notebook/notebook.js";
import {fitChart, sayNothing, specFor} from "./chart.js";
import {chartWays} from "./export-menu.js";
import {MOST_COLORS, MOST_FACETS, distinctIn, kindOf} from "./suggest.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";

export interface ChartOptions {
  document: Document;
  /** What the reader chose before; undefined lets the types choose. */
  spec: ChartSpec | undefined;
  /** Values of the `$name` that the statement was run with. */
  values: Bindings | undefined;
  /** Hears what is chosen. */
  onSpec: (spec: ChartSpec) => void;
}

const NOTHING: ChartSpec = {mark: "bar", x: null, y: null, color: null, facet: null};

/** Draws a chart of a result with what changes it: the mark, and the columns on its axes, in its colors and its parts. */
export function openChart(answer: Answer, {document, spec, values = {}, onSpec}: ChartOptions): HTMLElement {
  let now = specFor(answer, spec);
  const place = element(document, "div", {class: "chart-place"});
  const said = element(document, "p", {class: "chart-said", role: "status"});
  const form = element(document, "form", {class: "chart-form"});
  const root = element(document, "div", {class: "chart"}, [form, place, said]);
  if (now === null) {
    said.textContent = sayNothing(answer);
    return root;
  }
  const shown = (): ChartSpec => now ?? NOTHING;
  const draw = fitChart(answer, shown, {document, place, said});
  const share = {document, place, answer, spec: shown, values, say: (text: string) => void (said.textContent = text)};
  const {buttons, panel, renew} = chartWays(share);
  form.append(...fields(answer, now, document), ...buttons);
  form.after(panel);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    now = read(form);
    onSpec(now);
    draw();
    renew();
  });
  return root;
}

function fields(answer: Answer, {mark, x, y, color, facet}: ChartSpec, document: Document): HTMLElement[] {
  const names = answer.columns.map(({name}) => name);
  const few = (most: number): string[] => names.filter((_, column) => distinctIn(answer, column) <= most);
  const colors = [
    ...new Set([...few(MOST_COLORS), ...names.filter((_, i) => kindOf(answer.columns[i] ?? {duckdb: ""}) === "number")])
  ];
  return [
    select(document, "Mark", "mark", [...MARKS], mark, false),
    select(document, "Across", "x", names, x),
    select(document, "Up", "y", names, y),
    select(document, "Color", "color", colors, color),
    select(document, "Small charts", "facet", few(MOST_FACETS), facet)
  ];
}

function select(
  document: Document,
  label: string,
  name: string,
  values: readonly string[],
  chosen: string | null,
  mayBeNone = true
): HTMLElement {
  const options = [...(mayBeNone ? [""] : []), ...values].map((value) =>
    element(document, "option", {value, selected: value === (chosen ?? "")}, [value === "" ? "none" : value])
  );
  return element(document, "label", {}, [`${label} `, element(document, "select", {name}, options)]);
}

function read(form: Element): ChartSpec {
  const valueOf = (name: string): string | null =>
    form.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value ?? null;
  const chosen = (name: string): string | null => {
    const value = valueOf(name);
    return value === "" ? null : value;
  };
  return {
    mark: MARKS.find((mark) => mark === valueOf("mark")) ?? "bar",
    x: chosen("x"),
    y: chosen("y"),
    color: chosen("color"),
    facet: chosen("facet")
  };
}

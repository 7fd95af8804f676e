import {element} from "../../controls/html.js";
import {MARKS} from "../notebook/notebook.js";
import {drawResponsiveChart, noChartMessage, resolveSpec} from "./chart.js";
import {drawChartExport} from "./export-menu.js";
import {MOST_COLORS, MOST_FACETS, countDistinct, columnKind} from "./suggest.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";

export interface ChartOptions {
  document: Document;
  /** Options to start with; undefined suggests them from the column types. */
  spec: ChartSpec | undefined;
  /** Values of the `$name` parameters that the statement ran with. */
  values: Bindings | undefined;
  onSpec: (spec: ChartSpec) => void;
}

const EMPTY: ChartSpec = {mark: "bar", x: null, y: null, color: null, facet: null};

/** Draws a chart with the form for its mark and channels (x, y, color, facet), and its export buttons. */
export function drawChartForm(answer: Answer, {document, spec, values = {}, onSpec}: ChartOptions): HTMLElement {
  let current = resolveSpec(answer, spec);
  const place = element(document, "div", {class: "chart-place"});
  const status = element(document, "p", {class: "chart-status", role: "status"});
  const form = element(document, "form", {class: "chart-form"});
  const root = element(document, "div", {class: "chart"}, [form, place, status]);
  if (current === null) {
    status.textContent = noChartMessage(answer);
    return root;
  }
  const shown = (): ChartSpec => current ?? EMPTY;
  const draw = drawResponsiveChart(answer, shown, {document, place, status});
  const source = {
    document,
    place,
    answer,
    spec: shown,
    values,
    say: (text: string) => void (status.textContent = text)
  };
  const {buttons, panel, update} = drawChartExport(source);
  form.append(...fields(answer, current, document), ...buttons);
  form.after(panel);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    current = read(form);
    onSpec(current);
    draw();
    update();
  });
  return root;
}

function fields(answer: Answer, {mark, x, y, color, facet}: ChartSpec, document: Document): HTMLElement[] {
  const names = answer.columns.map(({name}) => name);
  const few = (most: number): string[] => names.filter((_, column) => countDistinct(answer, column) <= most);
  const colors = [
    ...new Set([
      ...few(MOST_COLORS),
      ...names.filter((_, i) => columnKind(answer.columns[i] ?? {duckdb: ""}) === "number")
    ])
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

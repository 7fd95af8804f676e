import {element} from "../element.js";
import {save} from "../save.js";
import {plotAnswer, sayChart} from "./chart-plot.js";
import {MOST_COLORS, MOST_FACETS, distinctIn, kindOf, suggestChart} from "./chart-suggest.js";
import {MARKS} from "./notebook.js";
import {button} from "./sql-cell.js";
import type {Answer} from "./answer.js";
import type {ChartSpec} from "./notebook.js";

export interface ChartOptions {
  document: Document;
  /** What the reader chose before; undefined lets the types choose. */
  spec: ChartSpec | undefined;
  /** Hears what is chosen. */
  onSpec: (spec: ChartSpec) => void;
}

const NARROW = 320;

/** Draws a chart of a result with what changes it: the mark, and the columns on its axes, in its colors and its parts. */
export function openChart(answer: Answer, {document, spec, onSpec}: ChartOptions): HTMLElement {
  let now = fitting(answer, spec) ?? suggestChart(answer);
  const place = element(document, "div", {class: "chart-place"});
  const said = element(document, "p", {class: "chart-said", role: "status"});
  const form = element(document, "form", {class: "chart-form"});
  const root = element(document, "div", {class: "chart"}, [form, place, said]);
  if (now === null) {
    said.textContent = answer.rows === 0 ? "There are no rows to draw." : "No column of this result can be drawn.";
    return root;
  }
  const draw = (): void => {
    if (now === null) return;
    try {
      place.replaceChildren(plotAnswer(answer, now, {document, width: Math.max(NARROW, place.clientWidth || 640)}));
      said.textContent = notes(answer, now);
    } catch (error) {
      said.textContent = `This cannot be drawn: ${error instanceof Error ? error.message : String(error)}.`;
    }
  };
  form.append(...fields(answer, now, document), ...ways(place, () => now && sayChart(answer, now), document));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    now = read(form);
    onSpec(now);
    draw();
  });
  if (typeof ResizeObserver === "undefined") draw();
  else follow(place, draw);
  return root;
}

/** Draws when the place has a width, and anew when it has another. */
function follow(place: Element, draw: () => void): void {
  let width = -1;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    if (next === width || next === 0) return;
    width = next;
    draw();
  }).observe(place);
}

/** Keeps a choice whose columns the result still has. */
function fitting({columns}: Answer, spec: ChartSpec | undefined): ChartSpec | null {
  if (!spec) return null;
  const has = (name: string | null): boolean => name === null || columns.some((column) => column.name === name);
  return [spec.x, spec.y, spec.color, spec.facet].every(has) ? spec : null;
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

function notes({rows}: Answer, {mark}: ChartSpec): string {
  const most = mark === "bar" || mark === "cell" ? 1200 : 5000;
  return rows > most
    ? `Drawn from the first ${most.toLocaleString("en-US")} of ${rows.toLocaleString("en-US")} rows.`
    : "";
}

/** Offers the chart as a file, and as HTML to put elsewhere. */
function ways(place: Element, say: () => string | null, document: Document): HTMLElement[] {
  const printed = (): string | null => {
    const svg = place.querySelector("svg[class]");
    if (!svg) return null;
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return resolved(new XMLSerializer().serializeToString(copy), place);
  };
  return [
    button(document, "Save SVG", () => {
      const content = printed();
      if (content !== null) save(document, {name: "five-fronts-chart.svg", type: "image/svg+xml", content});
    }),
    button(document, "Copy HTML", () => {
      const svg = printed();
      const caption = (say() ?? "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      const html = `<figure>${svg ?? ""}<figcaption>${caption} Five Fronts, CC BY 4.0.</figcaption></figure>`;
      void document.defaultView?.navigator.clipboard.writeText(html).catch(() => undefined);
    })
  ];
}

/** Writes the colors of the page out, so that the picture stands without its stylesheet. */
function resolved(svg: string, place: Element): string {
  const style = place.ownerDocument.defaultView?.getComputedStyle(place);
  return svg.replace(/var\((--[\w-]+)\)/g, (all, token: string) => {
    const color = style?.getPropertyValue(token).trim() ?? "";
    return color === "" ? all : color;
  });
}

import {element} from "../../controls/html.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {MOST_DISTINCT, summarize} from "./column-summary.js";
import type {Answer} from "./answer.js";
import type {Spread, Summary} from "./column-summary.js";

const SIZE = {width: 192, height: 36, line: 16, letters: 24};
const HEADS = ["Column", "Spread", "NULL", "Different", "Least", "Most"];
const COUNTS: ReadonlySet<string> = new Set(["NULL", "Different"]);

/** Draws what each column of a result holds, a row for each, as soon as that is known. */
export async function drawSummaries(answer: Answer, document: Document, signal: AbortSignal): Promise<HTMLElement> {
  const rows = element(document, "tbody");
  const said = element(document, "p", {class: "result-said", role: "status"}, ["Summing up …"]);
  const label = "Columns of the result";
  const head = element(
    document,
    "tr",
    {},
    HEADS.map((text) => element(document, "th", {scope: "col", class: COUNTS.has(text) ? "number" : null}, [text]))
  );
  const table = element(document, "table", {class: "summary"}, [element(document, "thead", {}, [head]), rows]);
  const scroll = element(document, "div", {class: "summary-scroll", tabindex: 0, role: "region", "aria-label": label}, [
    table
  ]);
  const fill = async (): Promise<void> => {
    for await (const summary of summarize(answer, signal)) {
      rows.append(drawSummary(summary, document));
      said.textContent = `Summing up … ${rows.children.length} of ${answer.columns.length} columns.`;
    }
    const count = answer.rows.toLocaleString("en-US");
    said.textContent = `Of the ${answer.truncated ? `first ${count} rows; there are more` : `${count} rows`}.`;
  };
  const filling = fill().catch((error: unknown) => {
    if (!signal.aborted) said.textContent = `Not summed up: ${error instanceof Error ? error.message : String(error)}.`;
  });
  // What is quick stands at once; what is not grows before the reader's eyes.
  await Promise.race([filling, new Promise((resolve) => setTimeout(resolve, 80))]);
  return element(document, "div", {}, [said, scroll]);
}

function drawSummary(summary: Summary, document: Document): HTMLElement {
  const {name, type, rows, nulls, distinct, least, most, spread} = summary;
  const share = nulls === 0 ? "0" : `${nulls.toLocaleString("en-US")} (${percent(nulls / rows)})`;
  const different =
    distinct === null ? `over ${MOST_DISTINCT.toLocaleString("en-US")}` : distinct.toLocaleString("en-US");
  const cell = (text: string, kind: string | null = null): HTMLElement =>
    element(document, "td", {class: kind, title: text.length > 28 ? text : null}, [text]);
  return element(document, "tr", {}, [
    element(document, "th", {scope: "row"}, [name, element(document, "span", {class: "type", title: type}, [type])]),
    element(document, "td", {}, [
      spread.kind === "steps" ? drawSteps(spread, summary, document) : drawValues(spread, summary, document)
    ]),
    cell(share, "number"),
    cell(different, "number"),
    cell(least ?? "", "end"),
    cell(most ?? "", "end")
  ]);
}

/** Draws bars from the least value to the most, each as high as its rows are many. */
function drawSteps({rows}: Extract<Spread, {kind: "steps"}>, {least, most}: Summary, document: Document): Element {
  const tallest = Math.max(1, ...rows);
  const words = `Rows from ${least ?? ""} to ${most ?? ""} in ${rows.length} steps, most ${tallest.toLocaleString("en-US")} in one: ${rows.join(", ")}`;
  const chart = svg(document, SIZE.height, words);
  const width = SIZE.width / rows.length;
  for (const [i, count] of rows.entries()) {
    if (count === 0) continue;
    const height = Math.max(1, (count / tallest) * SIZE.height);
    chart.append(
      shape(document, "rect", {x: i * width, y: SIZE.height - height, width: Math.max(1, width - 1), height})
    );
  }
  return chart;
}

/** Draws the most frequent values, each with a line as long as its share of the rows. */
function drawValues(
  {values, others}: Extract<Spread, {kind: "values"}>,
  {rows: all, nulls, distinct}: Summary,
  document: Document
): Element | string {
  const total = all - nulls;
  if (others === null) return "too many to draw";
  if (distinct === total && others > 0) return "all different";
  const lines = others > 0 ? [...values, {value: "all others", rows: others}] : values;
  if (lines.length === 0) return "";
  const words = lines.map(({value, rows}) => `${value}: ${rows.toLocaleString("en-US")}`).join("; ");
  const chart = svg(document, lines.length * SIZE.line, words);
  for (const [i, {value, rows}] of lines.entries()) {
    const name = value.length > SIZE.letters ? `${value.slice(0, SIZE.letters - 1)}…` : value;
    const isRest = i === values.length;
    const y = i * SIZE.line;
    const bar = {x: 0, y: y + SIZE.line - 3, width: Math.max(1, (rows / total) * SIZE.width), height: 2};
    chart.append(
      shape(document, "rect", {...bar, ...(isRest && {class: "rest"})}),
      shape(document, "text", {x: 0, y: y + 10, ...(isRest && {class: "rest"})}, name === "" ? "(empty)" : name),
      shape(document, "text", {x: SIZE.width, y: y + 10, "text-anchor": "end"}, rows.toLocaleString("en-US"))
    );
  }
  return chart;
}

function svg(document: Document, height: number, label: string): Element {
  const made = shape(document, "svg", {class: "spread", role: "img", "aria-label": label});
  setSize(made, SIZE.width, height);
  return made;
}

function shape(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = ""
): Element {
  const made = createSvg(document, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, typeof value === "number" ? String(Number(value.toFixed(2))) : value);
  }
  made.textContent = text;
  return made;
}

function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 ? "under 1%" : rounded === 100 && share < 1 ? "over 99%" : `${rounded}%`;
}

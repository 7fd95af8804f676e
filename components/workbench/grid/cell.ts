import {element} from "../../controls/html.js";
import {printDatum} from "../result/value.js";
import {evidenceAt, evidenceOf} from "./evidence-link.js";
import {isNumeric} from "./sort.js";
import {spanOf} from "./state.js";
import type {GridState} from "./state.js";

/** Letters of a cell that are drawn, and those that a pointer is told when it rests there. */
const SHOWN = 200;
const HINTED = 1000;

/** Draws the row that is shown at a place, with the pinned columns and those in view. */
export function drawRow(state: GridState, shown: number): HTMLElement {
  const {document, columns, order} = state;
  const [from, to] = state.drawnColumns;
  const row = order[shown] ?? 0;
  const pinned = Array.from({length: columns.pinned}, (_, at) => drawCell(state, row, at));
  const others = Array.from({length: to - from}, (_, i) => drawCell(state, row, from + i));
  const [first] = others;
  if (first) first.style.marginInlineStart = gapTo(state, from);
  return element(document, "div", {role: "row", class: "grid-row", "aria-rowindex": shown + 2, "data-row": shown}, [
    drawNumber(state, row, shown),
    ...pinned,
    ...others
  ]);
}

/** Draws the headings of the same columns. */
export function drawHead(state: GridState): void {
  const {document, head, columns, gutter} = state;
  const [from, to] = state.drawnColumns;
  const corner = element(document, "div", {role: "columnheader", class: "grid-cell grid-number", "data-at": -1}, [
    element(document, "span", {class: "grid-unseen"}, ["Row"])
  ]);
  corner.style.width = `${gutter}px`;
  const pinned = Array.from({length: columns.pinned}, (_, at) => drawHeading(state, at));
  const others = Array.from({length: to - from}, (_, i) => drawHeading(state, from + i));
  const [first] = others;
  if (first) first.style.marginInlineStart = gapTo(state, from);
  head.replaceChildren(corner, ...pinned, ...others);
}

/** Leaves room for the columns out of sight. */
function gapTo({columns: {starts, pinned}}: GridState, at: number): string {
  return `${(starts[at] ?? 0) - (starts[pinned] ?? 0)}px`;
}

/** Draws the number of a row: a link to what the row rests on, if it names that. */
function drawNumber({document, answer, gutter}: GridState, row: number, shown: number): HTMLElement {
  const link = evidenceOf(answer, row);
  const number = (shown + 1).toLocaleString("en-US");
  const cell = element(document, "div", {role: "rowheader", class: "grid-cell grid-number", "data-at": -1}, [
    link === null
      ? number
      : element(document, "a", {href: link, tabindex: -1, "aria-label": `${number}: evidence`}, [number])
  ]);
  cell.style.width = `${gutter}px`;
  return cell;
}

function drawCell(state: GridState, row: number, at: number): HTMLElement {
  const {document, answer, columns, isMatch} = state;
  const column = columns.order[at] ?? 0;
  const value = answer.at(row, column);
  const text = printDatum(value);
  const link = evidenceAt(answer, row, column);
  const kinds = [
    "grid-cell",
    value === null && "null",
    value === "" && "empty",
    isNumeric(answer, column) && "number",
    isMatch(answer, row, column) && "match"
  ];
  const cell = element(document, "div", {
    role: "gridcell",
    class: kinds.filter((kind) => kind !== false).join(" "),
    "aria-colindex": at + 2,
    "aria-label": value === "" ? "empty text" : null,
    title: text.length > 30 ? text.slice(0, HINTED) : null,
    "data-at": at
  });
  const words = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  cell.append(link === null ? words : element(document, "a", {href: link, tabindex: -1}, [words]));
  place(state, cell, at);
  return cell;
}

function drawHeading(state: GridState, at: number): HTMLElement {
  const {document, answer, columns, view} = state;
  const {name = "", duckdb = ""} = answer.columns[columns.order[at] ?? 0] ?? {};
  const sort = view.sort?.column === name ? (view.sort.descending ? "descending" : "ascending") : "none";
  const isPinned = at < columns.asked;
  const press = {type: "button", tabindex: -1};
  const pin = `${isPinned ? "Unpin" : "Pin"} ${name}`;
  const heading = element(
    document,
    "div",
    {role: "columnheader", class: "grid-cell", "aria-sort": sort, "aria-colindex": at + 2, "data-at": at},
    [
      element(document, "button", {...press, class: "grid-sort", title: `Sort by ${name}`}, [
        element(document, "span", {class: "grid-name"}, [name]),
        element(document, "span", {class: "grid-type"}, [duckdb])
      ]),
      element(document, "button", {
        ...press,
        class: "grid-pin",
        "aria-label": pin,
        "aria-pressed": String(isPinned),
        title: pin
      }),
      element(document, "span", {class: "grid-grip", "aria-hidden": "true"})
    ]
  );
  place(state, heading, at);
  return heading;
}

/** Gives a cell the width of its column, and holds it at the edge where that is pinned. */
function place({columns, gutter}: GridState, cell: HTMLElement, at: number): void {
  cell.style.width = `${columns.widths[at] ?? 0}px`;
  if (at >= columns.pinned) return;
  cell.classList.add("pinned");
  if (at === columns.pinned - 1) cell.classList.add("last");
  cell.style.insetInlineStart = `${gutter + (columns.starts[at] ?? 0)}px`;
}

/** Shows which cell is active and what is selected. */
export function markCells(state: GridState): void {
  const {scroll, head, active, id} = state;
  const {rows, columns} = spanOf(state);
  scroll.removeAttribute("aria-activedescendant");
  const each: readonly [number, HTMLElement][] = [[-1, head], ...state.rows.drawn];
  for (const [row, line] of each) {
    const isIn = row >= rows[0] && row < rows[1];
    for (const cell of line.querySelectorAll<HTMLElement>(":scope > [data-at]")) {
      const at = Number(cell.dataset.at);
      const isActive = row === active.row && at === active.at;
      cell.classList.toggle("active", isActive);
      cell.id = isActive ? `${id}-active` : "";
      if (!isActive) cell.removeAttribute("id");
      if (row >= 0) cell.setAttribute("aria-selected", String(isIn && at >= columns[0] && at < columns[1]));
      if (isActive) scroll.setAttribute("aria-activedescendant", cell.id);
    }
  }
}

import {chipsOf} from "../controls/filter-chips.js";
import {element} from "../controls/html.js";
import {factsIn} from "../data/fact-anchor.js";
import {setFilters} from "../state/facets.js";
import type {Dashboard, Figure} from "../figures/figure.js";
import type {ShownFigure} from "./figure-elements.js";

/** Draws the bar that heads a board: how much passes, which filters are set, and what resets and unfolds them. */
export function drawBar(document: Document, {id}: Figure, board: Dashboard, total: number): HTMLElement {
  const form = `${id}-controls`;
  return element(document, "div", {class: "board-bar"}, [
    element(document, "p", {class: "board-count"}, [sayCount(board, total, total)]),
    element(
      document,
      "button",
      {class: "board-unfold", type: "button", "aria-expanded": "false", "aria-controls": form},
      ["Filters"]
    ),
    element(document, "button", {type: "reset", form, hidden: true}, ["Reset"]),
    element(document, "ul", {class: "chips", "aria-label": "Filters that are set"}),
    element(document, "div", {class: "board-empty"})
  ]);
}

/** Lays a board out: the drawing, the controls beside it and those below. */
export function drawBoard(
  document: Document,
  {board, form, drawing}: {board: Dashboard; form: HTMLFormElement; drawing: HTMLElement}
): HTMLElement {
  form.querySelector("button[type=reset]")?.remove();
  const besides = new Set(board.sideControls);
  const isBeside = (control: Element): boolean =>
    besides.has(control.querySelector("[name]")?.getAttribute("name") ?? "");
  const all = [...form.children];
  form.replaceChildren(
    element(document, "div", {class: "controls-beside"}, all.filter(isBeside)),
    element(
      document,
      "div",
      {class: "controls-below"},
      all.filter((control) => !isBeside(control))
    )
  );
  return element(document, "div", {class: "board"}, [drawing, form]);
}

/** Makes the button of the bar unfold the filters. */
export function openBoard(root: HTMLElement): void {
  const [unfold, form] = [root.querySelector<HTMLElement>(".board-unfold"), root.querySelector("form")];
  unfold?.addEventListener("click", () => {
    const isOpen = unfold.getAttribute("aria-expanded") !== "true";
    unfold.setAttribute("aria-expanded", String(isOpen));
    form?.toggleAttribute("data-unfolded", isOpen);
    if (isOpen) form?.querySelector<HTMLElement>("input")?.focus();
  });
}

/** Updates the bar of a board: the count of rows and the filters that are set, each with a button that opens it. */
export function showBoard({root, figure, payload, shown, setValues}: ShownFigure): void {
  const {parameters, dashboard: board} = figure;
  const [list, count, unfold] = [".chips", ".board-count", ".board-unfold"].map((name) => root.querySelector(name));
  if (!board || !list || !count || !unfold) return;
  root.querySelector(".board-empty")?.replaceChildren();
  count.textContent = sayCount(board, factsIn(shown.rows).length, payload.total);
  const filters = setFilters(parameters, shown.values).length;
  unfold.textContent = filters === 0 ? "Filters" : `Filters: ${filters} set`;
  const document = root.ownerDocument;
  const held = [...list.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  const chips = chipsOf(parameters, shown.values, payload.choices).map(({text, values}) => {
    const button = element(document, "button", {type: "button", "aria-label": `${text}: take away`}, [text]);
    button.addEventListener("click", () => {
      setValues(values);
    });
    return element(document, "li", {}, [button]);
  });
  list.replaceChildren(...chips);
  if (held >= 0) focusNear(root, held);
}

/** Moves the focus from a removed chip to the next one, else to the first control. */
function focusNear(root: HTMLElement, held: number): void {
  const chips = [...root.querySelectorAll<HTMLElement>(".chips button")];
  (chips[held] ?? chips.at(-1) ?? root.querySelector<HTMLElement>("form input"))?.focus({preventScroll: true});
}

function sayCount({rowNames: [one, several]}: Dashboard, rows: number, total: number): string {
  return `${rows} of ${total} ${total === 1 ? one : several}`;
}

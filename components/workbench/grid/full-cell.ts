import {copyText} from "../../controls/clipboard.js";
import {button, element} from "../../controls/html.js";
import {printDatum} from "../result/value.js";
import type {GridState, Place} from "./state.js";

/** Shows a cell with all that it holds, below the table; Escape leads back. */
export function showFull(state: GridState, {row, at}: Place): void {
  const {document, answer, columns, order, full, scroll} = state;
  const column = columns.order[at];
  if (row < 0 || column === undefined) return;
  const {name = "", duckdb = ""} = answer.columns[column] ?? {};
  const value = answer.at(order[row] ?? 0, column);
  const text = printDatum(value, 2);
  const said = element(document, "span", {role: "status"});
  const close = (): void => {
    full.hidden = true;
    full.replaceChildren();
    scroll.focus();
  };
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(document, value === null ? "" : text);
    said.textContent = isCopied ? "Copied." : "The browser does not allow copying: select the text.";
  };
  const words = element(document, "pre", {class: value === null ? "null" : null, tabindex: 0}, [text]);
  words.setAttribute("aria-label", `${name}, row ${row + 1}, in full`);
  full.replaceChildren(
    element(document, "div", {class: "grid-full-bar"}, [
      element(document, "strong", {}, [name]),
      ` ${duckdb}, row ${(row + 1).toLocaleString("en-US")} `,
      button(document, "Copy cell", () => void copy()),
      button(document, "Close", close),
      said
    ]),
    words
  );
  full.hidden = false;
  full.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  words.focus({preventScroll: true});
  full.scrollIntoView({block: "nearest"});
}

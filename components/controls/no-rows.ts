import {button, element} from "./html.js";

/** One way back to where something is left. */
export interface Action {
  /** What the button says, such as "Open Weapon: 5 rows". */
  label: string;
  take: () => void;
}

/** Says inside a figure that nothing matches, and offers the ways back, each one press. */
export function drawNoRows(document: Document, ways: readonly Action[]): HTMLElement {
  const line =
    ways.length > 1
      ? "Nothing in the articles matches these filters together. To see something again:"
      : "Nothing in the articles matches these filters.";
  const buttons = ways.map(({label, take}) => button(document, label, take));
  return element(document, "div", {class: "figure-empty"}, [
    element(document, "p", {}, [line]),
    element(document, "div", {class: "figure-ways"}, buttons)
  ]);
}

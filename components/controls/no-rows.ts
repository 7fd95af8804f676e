import {button, element} from "./html.js";

/** One way back to where something is left. */
export interface Way {
  /** What the button says, such as "Open Weapon: 5 rows". */
  label: string;
  take: () => void;
}

/** Says inside a figure that nothing matches, and offers the ways back, each one press. */
export function emptiness(document: Document, ways: readonly Way[]): HTMLElement {
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

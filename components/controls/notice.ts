import {button, element} from "./html.js";

/** A line for the reader, which goes away when dismissed. */
export interface Notice {
  text: string;
  /** Details, one an item. */
  items?: readonly string[];
  /** Words before the items, where the reader unfolds them; without, they stand open. */
  fold?: string;
}

/** Draws a notice with a button that removes it. All texts are put in as text. */
export function drawNotice(document: Document, {text, items = [], fold}: Notice): HTMLElement {
  const box = element(document, "div", {class: "notice", role: "status"}, [element(document, "p", {}, [text])]);
  if (items.length > 0) box.append(fold === undefined ? list(document, items) : folded(document, items, fold));
  box.append(button(document, "×", () => dismiss(box), {"aria-label": "Dismiss this notice"}));
  return box;
}

/** Puts a notice at the head of a page's content, below those that stand there already. */
export function showNotice(document: Document, notice: Notice): void {
  const main = document.querySelector("main") ?? document.body;
  let tray = document.querySelector(".notices");
  if (!tray) {
    tray = element(document, "div", {class: "notices"});
    main.prepend(tray);
    document.documentElement.setAttribute("data-notices", "");
  }
  tray.append(drawNotice(document, notice));
}

/** Says which parts of a link were left out. */
export function noticeOfIgnored(ignored: readonly string[]): Notice | null {
  if (ignored.length === 0) return null;
  return {
    text: "Not everything in this link could be used. The page shows what the rest of it says; every filter can be set anew. Left out:",
    items: ignored
  };
}

/** Removes a notice; the next one, or the page, takes the focus that stood in it. */
function dismiss(box: HTMLElement): void {
  const tray = box.parentElement;
  box.remove();
  const next = tray?.querySelector<HTMLElement>(".notice button");
  if (next) next.focus();
  else {
    tray?.ownerDocument.documentElement.removeAttribute("data-notices");
    tray?.remove();
  }
}

function list(document: Document, items: readonly string[]): HTMLElement {
  return element(
    document,
    "ul",
    {},
    items.map((item) => element(document, "li", {}, [item]))
  );
}

function folded(document: Document, items: readonly string[], fold: string): HTMLElement {
  return element(document, "details", {}, [element(document, "summary", {}, [fold]), list(document, items)]);
}

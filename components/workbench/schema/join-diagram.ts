import {openDialog} from "../../controls/dialog.js";
import {button, element} from "../../controls/html.js";

/**
 * Draws a button that opens the diagram of how the tables join, as the page carries it; null where it carries none. A
 * press on a table goes to it by `lead`, which tells whether it is there; otherwise to the codebook.
 */
export function joinsButton(document: Document, lead: (table: string) => boolean): HTMLElement | null {
  const template = document.querySelector<HTMLTemplateElement>("template#schema-joins");
  if (!template || template.content.childElementCount === 0) return null;
  return button(document, "How the tables join", () => {
    openDialog(document, "How the tables join", (dialog) => draw(document, template, dialog, lead));
  });
}

function draw(
  document: Document,
  template: HTMLTemplateElement,
  dialog: HTMLDialogElement,
  lead: (table: string) => boolean
): HTMLElement {
  const words =
    "A line runs down from each table that others refer to; a dot on it is a table that refers to that one. Press a table to see its columns.";
  const content = element(document, "div", {class: "joins"}, [
    element(document, "p", {}, [words]),
    document.importNode(template.content, true)
  ]);
  content.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const table = /#t-(\w+)$/.exec(link?.getAttribute("href") ?? "")?.[1];
    if (table === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.close();
    if (lead(table)) event.preventDefault();
  });
  return content;
}

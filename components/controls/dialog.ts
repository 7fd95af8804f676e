import {button, element} from "./html.js";

/** Opens a dialog over the page with a heading, a button that closes it, and what `fill` puts into it. */
export function openDialog(
  document: Document,
  title: string,
  fill: (dialog: HTMLDialogElement) => HTMLElement
): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "bench-dialog";
  dialog.setAttribute("aria-label", title);
  const close = button(document, "Close", () => dialog.close());
  dialog.append(
    element(document, "div", {class: "dialog-bar"}, [element(document, "h2", {}, [title]), close]),
    fill(dialog)
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

import {isFramed} from "./state/page-state.js";
import type {Height} from "./frames.js";

/** Tells the page around a frame the height that this page takes, whenever that changes and whenever it is asked. */
export function tellHeight(figure: string, document: Document, window: Window): void {
  if (!isFramed(window)) return;
  const {documentElement: root} = document;
  const tell = (): void => {
    const message: Height = {
      type: "five-fronts:height",
      figure,
      height: Math.ceil(root.getBoundingClientRect().height)
    };
    // Nothing but a height is told, so that any page may hear it.
    window.parent.postMessage(message, "*");
  };
  new ResizeObserver(tell).observe(root);
  window.addEventListener("load", tell);
  window.addEventListener("message", ({source, data}) => {
    if (source === window.parent && data === "five-fronts:measure") tell();
  });
}

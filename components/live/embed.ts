import {isFramed} from "../state/history-writer.js";
import {printLink} from "../state/url-codec.js";
import {openPage} from "./open-page.js";
import type {PageState} from "../state/page-state.js";
import type {Height} from "./embed-host.js";

/**
 * Connects an embedded figure to the page around its frame: posts its height on every change and request, and keeps
 * the link to the figure's full page in step with the parameters.
 */
export function embed(figure: string, document: Document = globalThis.document): void {
  const window = document.defaultView;
  if (!window) throw new Error("no window: embed");
  const link = document.querySelector<HTMLAnchorElement>(".figure-source a[href]");
  if (link) followChoices(link, figure, openPage(document).state);
  tellHeight(figure, document, window);
}

function followChoices(link: HTMLAnchorElement, place: string, {schema, values, subscribe}: PageState): void {
  const [address = ""] = (link.getAttribute("href") ?? "").split(/[?#]/);
  const follow = (): void => {
    link.href = address + printLink(schema, {values: values(), place});
  };
  follow();
  subscribe(follow);
}

/** Posts the height of this page to the page around its frame, on every change and request. */
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

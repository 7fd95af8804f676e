import {tellHeight} from "./frame-height.js";
import {openPage} from "./page.js";
import {printLink} from "./state/url-codec.js";
import type {PageState} from "./state/page-state.js";

/**
 * Ties an embedded figure to the page around its frame: tells it the height that the figure takes, whenever that
 * changes and whenever it asks, and keeps the link to the figure's full page true to what is shown.
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

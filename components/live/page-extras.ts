import {element} from "../controls/html.js";

/** Puts the URL of what it shows under each figure that is printed: the page, the parameters, the figure. */
export function addressFigures(window: Window): void {
  const address = (): void => {
    const {origin, pathname, search} = window.location;
    for (const figure of window.document.querySelectorAll<HTMLElement>("figure[data-figure]")) {
      figure.dataset.address = decodeURI(`${origin}${pathname}${search}#${figure.dataset.figure ?? ""}`);
    }
  };
  window.addEventListener("beforeprint", address);
}

/** Announces the number of search results to screen readers; Framework's search only shows it. */
export function saySearchResults(document: Document): void {
  const results = document.querySelector("#observablehq-search-results");
  if (!results) return;
  const said = element(document, "p", {class: "search-said", role: "status"});
  results.before(said);
  new MutationObserver(() => {
    said.textContent = results.querySelector("div")?.textContent ?? "";
  }).observe(results, {childList: true});
}

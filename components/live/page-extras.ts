import {element} from "../controls/html.js";

/** Puts under each figure that is printed the address of what it shows: the page, what the reader chose, the figure. */
export function addressFigures(window: Window): void {
  const address = (): void => {
    const {origin, pathname, search} = window.location;
    for (const figure of window.document.querySelectorAll<HTMLElement>("figure[data-figure]")) {
      figure.dataset.address = decodeURI(`${origin}${pathname}${search}#${figure.dataset.figure ?? ""}`);
    }
  };
  window.addEventListener("beforeprint", address);
}

/** Says to those who do not see the results of the search how many there are; Framework's search shows them alone. */
export function saySearchResults(document: Document): void {
  const results = document.querySelector("#observablehq-search-results");
  if (!results) return;
  const said = element(document, "p", {class: "search-said", role: "status"});
  results.before(said);
  new MutationObserver(() => {
    said.textContent = results.querySelector("div")?.textContent ?? "";
  }).observe(results, {childList: true});
}

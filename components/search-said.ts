import {element} from "./controls/html.js";

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

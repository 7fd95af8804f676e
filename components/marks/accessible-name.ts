/**
 * Adds to the accessible name of each mark the words that are drawn within it, where it lacks them, so that who
 * speaks what stands there is understood: https://www.w3.org/TR/WCAG22/#label-in-name.
 */
export function nameDrawnWords(drawing: Element): void {
  for (const mark of drawing.querySelectorAll("a[aria-label], [role=button][aria-label]")) {
    const name = mark.getAttribute("aria-label") ?? "";
    const words = drawnWords(mark);
    if (words !== "" && !name.includes(words)) mark.setAttribute("aria-label", `${name} ${words}`);
  }
}

/** Gives the words that are drawn within a mark, line after line. */
export function drawnWords(mark: Element): string {
  return [...mark.querySelectorAll("text")]
    .map(({textContent}) => textContent.trim())
    .filter((line) => line !== "")
    .join(" ");
}

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

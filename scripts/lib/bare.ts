import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {parseHTML} from "linkedom";

import {pack} from "./packed.js";

/** A page with a figure, and one that holds nothing but the same drawing. */
export interface Pair {
  /** Path of the page, without its ending. */
  page: string;
  /** Path of the bare one. */
  bare: string;
}

/**
 * Writes a bare page for the first figure of a page, in the first of some variants that it has; null where it has no
 * figure.
 */
export function writeBare(folder: string, page: string, widths: readonly number[]): Pair | null {
  const {document} = parseHTML(readFileSync(join(folder, `${page}.html`), "utf8"));
  const figure = document.querySelector(".figure-drawing");
  const found = widths.flatMap((width) => {
    const drawing = figure?.querySelector(`.figure-variant[data-width="${width}"] > svg`);
    return drawing ? [{drawing, width}] : [];
  })[0];
  if (!found) return null;
  const bare = `bare-${page.replaceAll("/", "-")}-${found.width}`;
  const file = join(folder, `${bare}.html`);
  writeFileSync(
    file,
    [
      '<!DOCTYPE html><html lang="en"><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${page}</title>${found.drawing.outerHTML}<p>End</p></html>`
    ].join("\n")
  );
  pack(file);
  return {page, bare};
}

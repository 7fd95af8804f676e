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

/** Writes a bare page for the first figure of a page, in the variant of a width; null where it has none. */
export function writeBare(folder: string, page: string, width: number): Pair | null {
  const {document} = parseHTML(readFileSync(join(folder, `${page}.html`), "utf8"));
  const drawing = document.querySelector(`.figure-variant[data-width="${width}"] > svg`);
  if (!drawing) return null;
  const bare = `bare-${page.replaceAll("/", "-")}-${width}`;
  const file = join(folder, `${bare}.html`);
  writeFileSync(
    file,
    [
      '<!DOCTYPE html><html lang="en"><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${page}</title>${drawing.outerHTML}<p>End</p></html>`
    ].join("\n")
  );
  pack(file);
  return {page, bare};
}

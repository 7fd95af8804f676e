import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {pack} from "./pack-site.js";

/** Paths of a page and of what it is measured against, without their endings. */
export interface Trio {
  page: string;
  /** Nothing but the same drawing. */
  drawing: string;
  /** The same words and drawings, without styles, programs and controls. */
  words: string;
}

const DRESS = "style, link, script, noscript, meta[http-equiv], form > *";

/**
 * Writes two bare pages for a page: one with its first drawing alone, in the first of some variants that it has, and
 * one with all that it says; null where it has no figure.
 */
export function writeBare(folder: string, page: string, widths: readonly number[]): Trio | null {
  const {document} = parseHTML(readFileSync(join(folder, `${page}.html`), "utf8"));
  const first = document.querySelector(".figure-drawing");
  const width = widths.find((each) => first?.querySelector(variantOf(each)));
  const drawing = width === undefined ? null : first?.querySelector(`${variantOf(width)} > svg`);
  if (width === undefined || !drawing) return null;
  const name = `${page.replaceAll("/", "-")}-${width}`;
  const trio = {page, drawing: `bare-${name}`, words: `words-${name}`};
  write(
    folder,
    trio.drawing,
    [
      '<!DOCTYPE html><html lang="en"><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${page}</title>${drawing.outerHTML}<p>End</p></html>`
    ].join("\n")
  );
  for (const each of document.querySelectorAll(`${DRESS}, .figure-variant:not(${variantOf(width)})`)) each.remove();
  write(folder, trio.words, `<!DOCTYPE html>${document.documentElement.outerHTML}`);
  return trio;
}

function variantOf(width: number): string {
  return `.figure-variant[data-width="${width}"]`;
}

function write(folder: string, name: string, html: string): void {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  pack(file);
}

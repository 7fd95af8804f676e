import {fetchOk} from "../data/fetch-ok.js";

/** A file of a typeface: some of its characters, in all weights. */
export interface FontFile {
  family: string;
  /** Weights that it holds, such as "100 900". */
  weight: string;
  /** Characters that it holds, as CSS has them: "U+0000-00FF, U+0131". */
  range: string;
  url: string;
}

/** Gives the bytes of a file of a typeface. */
export type ReadFont = (face: FontFile) => Promise<Uint8Array>;

/** The typeface that drawings are lettered in. */
const FAMILY = "Inter Variable";
const URL_IN_SRC = /url\(["']?([^"')]+)["']?\)/;
const SPAN = /^U\+([0-9A-F?]+)(?:-([0-9A-F]+))?$/i;
const PIECE = 0x8000;

/** Finds the files of the drawings' typeface in the stylesheets of a page. */
export function fontFilesIn({styleSheets, baseURI}: Pick<Document, "styleSheets" | "baseURI">): FontFile[] {
  return Array.from(styleSheets).flatMap((sheet) =>
    Array.from(sheet.cssRules)
      .filter(isFontRule)
      .flatMap((rule) => faceOf(rule, sheet.href ?? baseURI))
  );
}

/**
 * Prints the rules that bring along what a text needs of a typeface, its files written out. A file that cannot be had
 * is left out: the text is then set in the reader's own typeface.
 */
export async function printFontFaces(
  text: string,
  faces: readonly FontFile[],
  read: ReadFont = fetchFace
): Promise<string> {
  const needed = faces.filter(({range}) => holdsAny(range, text));
  const rules = await Promise.all(needed.map((face) => printFace(face, read).catch(() => "")));
  return rules.join("");
}

/** Tells whether a range of characters, as CSS has it, holds any character of a text. */
export function holdsAny(range: string, text: string): boolean {
  const spans = range.split(",").flatMap((part) => {
    const [, first, last] = SPAN.exec(part.trim()) ?? [];
    if (first === undefined) return [];
    return [[parseInt(first.replaceAll("?", "0"), 16), parseInt(last ?? first.replaceAll("?", "F"), 16)] as const];
  });
  return Array.from(text).some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return spans.some(([first, last]) => code >= first && code <= last);
  });
}

async function printFace(face: FontFile, read: ReadFont): Promise<string> {
  const source = `data:font/woff2;base64,${base64(await read(face))}`;
  const {family, weight, range} = face;
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(${source}) format("woff2");unicode-range:${range}}`;
}

async function fetchFace({url}: FontFile): Promise<Uint8Array> {
  const response = await fetchOk(url);
  return new Uint8Array(await response.arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

function isFontRule(rule: CSSRule): rule is CSSFontFaceRule {
  return rule.cssText.startsWith("@font-face");
}

function faceOf({style}: CSSFontFaceRule, base: string): FontFile[] {
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const family = read("font-family").replaceAll(/^["']|["']$/g, "");
  const [, source] = URL_IN_SRC.exec(read("src")) ?? [];
  if (family !== FAMILY || source === undefined || read("font-style") === "italic") return [];
  const range = read("unicode-range") || "U+0-10FFFF";
  return [{family, weight: read("font-weight") || "400", range, url: new URL(source, base).href}];
}

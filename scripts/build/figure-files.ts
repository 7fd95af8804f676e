import {articlesOf, printSource} from "../../components/data/publication.js";
import {dataFile, fileName, formats} from "../../components/export/data-file.js";
import {printXml} from "../../components/export/serialize-svg.js";
import {picture} from "../../components/export/svg-sheet.js";
import {CODE} from "../../components/export/toolbar-html.js";
import {defaults} from "../../components/state/parameters.js";
import {hashOf} from "./memo.js";
import {readCode} from "./report.js";
import {dataOf, makeDocument} from "./static-figure.js";
import {toPng} from "./svg-to-png.js";
import type {Colophon} from "../../components/data/publication.js";
import type {Theme} from "../../loaders/lib/theme.js";
import type {Memo} from "./memo.js";
import type {Drawable} from "./report.js";

export interface FileOptions {
  colophon: Colophon;
  /** Version of the data. */
  version: string;
  theme: Theme;
  /** Gives the address of a figure, where it is known where the site stands. */
  addressOf?: (id: string) => string;
  /** Keeps pictures; all are drawn anew unless told. */
  memo?: Memo;
}

/** Width of the drawing in a picture made at build, in pixels. */
const WIDTH = 920;
/** Pixels of an image to one of its drawing. */
const SCALE = 2;

/** Makes the files of a figure as it stands from the start, by name: its rows in each format, its drawing code, its picture in each theme. */
export async function figureFiles(
  drawable: Drawable,
  {colophon, version, theme, addressOf, memo = (_, make) => make()}: FileOptions
): Promise<Map<string, string | Uint8Array>> {
  const {figure, rows, types, codes, open: all, jsonFiles = {}} = drawable;
  const {id, parameters} = figure;
  const files = new Map<string, string | Uint8Array>();
  for (const {format} of formats) {
    const table = {id, version, rows, types, facts: {license: colophon.license}};
    const {name, content} = await dataFile(table, format);
    files.set(name, typeof content === "string" ? content : new Uint8Array(content));
  }
  files.set(fileName(id, version, CODE), readCode(id));
  const credits = [
    printSource(articlesOf(colophon, rows)),
    `${colophon.title}, data version ${version}, ${colophon.license}`,
    ...(addressOf ? [addressOf(id).replace(/^https?:\/\//, "")] : [])
  ];
  for (const name of ["light", "dark"] as const) {
    const palette = theme[name];
    const options = {document: makeDocument(), codes, parameters: defaults(parameters), width: WIDTH, palette, credits};
    const svg = memo(hashOf("picture", dataOf(drawable), palette, credits), () =>
      printXml(picture(figure, rows, {...options, all, jsonFiles}))
    );
    files.set(fileName(`${id}-${name}`, version, "svg"), `${svg}\n`);
    files.set(fileName(`${id}-${name}`, version, "png"), await toPng(enlarged(svg)));
  }
  return files;
}

/** Doubles the width and height of a printed picture. */
function enlarged(svg: string): string {
  const end = svg.indexOf(">");
  const tag = svg.slice(0, end).replace(/ (width|height)="([^"]*)"/g, (_, name: string, length: string) => {
    return ` ${name}="${SCALE * Number(length)}"`;
  });
  return tag + svg.slice(end);
}

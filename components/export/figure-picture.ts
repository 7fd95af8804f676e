import {fetchOk} from "../data/fetch-ok.js";
import {parseTheme} from "../data/theme-colors.js";
import {jsonFileLoader} from "../figures/json-files.js";
import {sayReadings} from "../state/shared-parameters.js";
import {creditsOf} from "./figure-citation.js";
import {picture} from "./svg-sheet.js";
import type {Theme} from "../../loaders/lib/theme.js";
import type {FigureContext} from "./types.js";

export interface PictureOptions {
  theme: keyof Theme;
  /** Width of the drawing in CSS pixels. */
  width: number;
  /** Rules of a stylesheet that bring typefaces along. */
  faces?: string;
}

const themes = new Map<string, Promise<Theme>>();

/** Composes the picture of a figure as it is shown; throws `no answer: …` where the colors cannot be had. */
export async function pictureOf(host: FigureContext, {theme, width, faces}: PictureOptions): Promise<SVGElement> {
  const {document, figure, payload} = host;
  const {rows, values} = host.shown();
  const palette = (await themeOf(new URL(`${payload.root}data/theme.json`, document.baseURI).href))[theme];
  const {codes, rows: all, choices} = payload;
  const reading = sayReadings(figure.parameters, choices, values);
  const credits = [...(reading === "" ? [] : [reading]), ...creditsOf(host)];
  const jsonFiles = await jsonFileLoader(figure, new URL(payload.root, document.baseURI))();
  const options = {document, codes, parameters: values, width, palette, credits, all, jsonFiles};
  return picture(figure, rows, faces === undefined ? options : {...options, faces});
}

/** Fetches the colors once; after a failure they are asked for anew. */
function themeOf(url: string): Promise<Theme> {
  const known = themes.get(url);
  if (known) return known;
  const theme = fetchTheme(url);
  themes.set(url, theme);
  theme.catch(() => themes.delete(url));
  return theme;
}

async function fetchTheme(url: string): Promise<Theme> {
  const response = await fetchOk(url);
  return parseTheme(await response.text());
}

import {FileBuildEffects, build} from "@observablehq/framework/dist/build.js";
import {normalizeConfig, setCurrentDate} from "@observablehq/framework/dist/config.js";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {stripVTControlCharacters} from "node:util";
import type {ConfigSpec} from "@observablehq/framework/dist/config.js";

/** The line that counts broken links, before them. */
const COUNT = /\d+ broken links?\b/;

export interface RenderOptions {
  /** Folder with the pages; the site goes to `output`. */
  root: string;
  output: string;
  /** Date of every file in pages and hashes (ISO), so that the same input gives the same bytes. */
  date: string;
  /** Hears the path of each page that is read and written. */
  tell: (step: string) => void;
}

/** Runs Framework's build; returns its warnings, such as broken links, one a line. Throws what Framework throws. */
export async function renderPages(spec: ConfigSpec, {root, output, date, tell}: RenderOptions): Promise<string[]> {
  setCurrentDate(new Date(date));
  const config = normalizeConfig({...spec, root, output});
  const warnings: string[] = [];
  const {warn} = console;
  const log = (text: string): void => {
    if (text.includes("↳")) warnings.push(text);
  };
  const effects = new FileBuildEffects(output, join(root, ".observablehq/cache"), {
    logger: {log, warn: (text: string) => warnings.push(text)},
    output: {write: tell}
  });
  console.warn = (...words: unknown[]) => warnings.push(words.join(" "));
  try {
    await build({config}, effects);
  } finally {
    console.warn = warn;
  }
  const broken = warnings.map(plain).filter((text) => text !== "" && !isReached(text, output));
  return broken.every((text) => COUNT.test(text)) ? [] : broken;
}

/**
 * Tells whether a link that Framework reports leads somewhere after all: it knows neither files beside pages nor links
 * with parameters.
 */
function isReached(warning: string, output: string): boolean {
  const [, path = "", hash = ""] = /→ (\/[^?#]*)[^#]*(#.*)?$/.exec(warning) ?? [];
  if (path === "") return false;
  const page = join(output, `${path}.html`);
  if (!existsSync(page)) return existsSync(join(output, path));
  return hash === "" || readFileSync(page, "utf8").includes(` id="${decodeURIComponent(hash.slice(1))}"`);
}

/** Takes the colors of a terminal out of a text. */
function plain(text: string): string {
  return stripVTControlCharacters(text).trim();
}

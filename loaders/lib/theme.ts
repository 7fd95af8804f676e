import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {codesOf} from "./codebook.js";
import type {Code, Codebook} from "./codebook.js";

/** Colors by the name of their custom property, such as `--ink`; each is `#rrggbb`. */
export type Palette = Readonly<Record<string, string>>;

/** What every color token stands for in either theme, for pictures that leave the site. */
export interface Theme {
  light: Palette;
  dark: Palette;
}

const STYLE = fileURLToPath(new URL("../../docs/tokens.css", import.meta.url));
const ROOT = /^:root \{([^}]*)\}/gm;
const DARK_ROOT = /^@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/m;
const COLOR = /^\s*(--[\w-]+):\s*(#[0-9a-f]{6});/gim;

/** Reads the site's stylesheet of tokens. */
export function readStyle(file: string = STYLE): string {
  return readFileSync(file, "utf8");
}

/**
 * Reads the colors of both themes: the tokens from the stylesheet's `:root`, those of the fronts from the codebook.
 * What the dark theme does not set is as in the light one. Throws `no colors: …` for a stylesheet without tokens.
 */
export function readTheme(css: string, codebook: Codebook): Theme {
  const light = colorsIn([...css.matchAll(ROOT)].map(([, block = ""]) => block).join("\n"));
  const dark = colorsIn(DARK_ROOT.exec(css)?.[1] ?? "");
  for (const [name, palette] of Object.entries({light, dark})) {
    if (Object.keys(palette).length === 0) throw new Error(`no colors: ${name} theme`);
  }
  return {
    light: {...light, ...colorsOf(codebook, ({color}) => color)},
    dark: {...light, ...dark, ...colorsOf(codebook, ({color, colorDark}) => colorDark ?? color)}
  };
}

/** Prints the theme as the published file. */
export function printTheme(theme: Theme): string {
  return `${JSON.stringify(theme)}\n`;
}

function colorsIn(block: string): Palette {
  return Object.fromEntries([...block.matchAll(COLOR)].map(([, name = "", color = ""]) => [name, color]));
}

function colorsOf(codebook: Codebook, colorOf: (code: Code) => string | null): Palette {
  const fronts = [...codesOf(codebook, "front").values()];
  return Object.fromEntries(fronts.map((code) => [`--front-${code.value}`, colorOf(code) ?? "currentColor"]));
}

import {isRecord} from "./guards.js";
import type {Palette, Theme} from "../../loaders/lib/theme.js";

const TOKEN = /var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g;

/** Reads the colors of both themes from the published `data/theme.json`; throws `no theme: …`. */
export function parseTheme(text: string): Theme {
  const value: unknown = JSON.parse(text);
  if (isRecord(value) && isPalette(value.light) && isPalette(value.dark)) {
    return {light: value.light, dark: value.dark};
  }
  throw new Error(`no theme: ${text.slice(0, 80)}`);
}

/**
 * Puts colors in the place of every `var(--name)` in a drawing, so that it stands without a stylesheet; what is drawn
 * in the color of the text takes the ink. Throws `unknown token: --name`.
 */
export function paint(drawing: Element, palette: Palette): void {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      if (!value.includes("var(")) continue;
      element.setAttribute(
        name,
        value.replace(TOKEN, (_, token: string) => colorOf(palette, token))
      );
    }
  }
  drawing.setAttribute("color", colorOf(palette, "--ink"));
}

/** Returns the color of a token; throws `unknown token: --name`. */
export function colorOf(palette: Palette, token: string): string {
  const color = Object.hasOwn(palette, token) ? palette[token] : undefined;
  if (color === undefined) throw new Error(`unknown token: ${token}`);
  return color;
}

function isPalette(value: unknown): value is Palette {
  return isRecord(value) && Object.values(value).every((color) => typeof color === "string");
}

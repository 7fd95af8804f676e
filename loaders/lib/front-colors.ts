import {codesOf} from "./codebook.js";
import type {Code, Codebook} from "./codebook.js";

const NAME_OF_FRONT = "front";

/** Writes the colors of the codebook as custom properties `--front-<article_id>`, for both themes. */
export function colorTokens(codebook: Codebook): string {
  const light = properties(codebook, (code) => code.color);
  const dark = properties(codebook, (code) => code.colorDark ?? code.color);
  return `:root {\n${light}}\n@media screen and (prefers-color-scheme: dark) {\n:root {\n${dark}}\n}\n`;
}

/** Draws the site's icon: a bar for each front in its color. */
export function icon(codebook: Codebook): string {
  const bars = fronts(codebook).map(({color}, i) => {
    const height = 12 + 4 * ((i * 2) % 5);
    return `<rect x="${i * 6 + 2}" y="${30 - height}" width="4" height="${height}" fill="${color ?? "currentColor"}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${bars.join("")}</svg>\n`;
}

function properties(codebook: Codebook, colorOf: (code: Code) => string | null): string {
  return fronts(codebook)
    .map((code) => `  --${NAME_OF_FRONT}-${code.value}: ${colorOf(code) ?? "currentColor"};\n`)
    .join("");
}

function fronts(codebook: Codebook): Code[] {
  return [...codesOf(codebook, NAME_OF_FRONT).values()];
}

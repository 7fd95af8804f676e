import {append, round} from "./svg.js";
import type {Box} from "./layout/box.js";

export interface TextLines {
  x: number;
  /** Baseline of the first line. */
  y: number;
  lines: readonly string[];
  /** Size in pixels, 12 unless told. */
  size?: number;
  /** Distance of the baselines, 1.3 times the size unless told. */
  leading?: number;
  anchor?: "start" | "middle" | "end";
  /** Any CSS color, `var(--ink)` unless told. */
  fill?: string;
  isBold?: boolean;
  isItalic?: boolean;
}

/** Hundredths of the size that a character takes in the sans face, rounded up; all others take 62. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [27, "ijlI'|"],
  [31, " .,:;!·’"],
  [38, 'frt()[]{}/\\-“”"1'],
  [48, "_^*"],
  [57, "ckszvxyJLaFE?"],
  [68, "ABCDHKNPRSTUVXYZ&+=<>~→≈"],
  [78, "GOQ–"],
  [92, "mwM%@—…"],
  [102, "W"]
];

const SHARES = new Map(
  WIDTHS.flatMap(([share, characters]) => characters.split("").map((character) => [character, share]))
);
const BOLD = 1.05;

/** Estimates the width of a line of text in pixels, rather too wide than too narrow. */
export function textWidth(text: string, size = 12, isBold = false): number {
  const shares = text.split("").reduce((sum, character) => sum + (SHARES.get(character) ?? 62), 0);
  return (shares / 100) * size * (isBold ? BOLD : 1);
}

/** Breaks a text at spaces into lines that fit the width; a word that is too long stands alone. */
export function wrapText(text: string, width: number, size = 12, isBold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && textWidth(longer, size, isBold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Prints lines of text, one `text` element each, with a rim in the color of the paper. */
export function drawText(parent: Element, lettering: TextLines): void {
  const {x, y, lines, size = 12, leading = size * 1.3, fill = "var(--ink)", anchor = "start"} = lettering;
  lines.forEach((line, i) => {
    append(parent, "text", {
      x: round(x),
      y: round(y + i * leading),
      "font-size": size,
      "font-weight": lettering.isBold ? 600 : null,
      "font-style": lettering.isItalic ? "italic" : null,
      "text-anchor": anchor === "start" ? null : anchor,
      fill,
      stroke: "var(--paper)",
      "stroke-width": 3,
      "stroke-linejoin": "round",
      "paint-order": "stroke"
    }).textContent = line;
  });
}

export interface TextStyle {
  size: number;
  /** Distance of the baselines in pixels. */
  leading: number;
  /** Any CSS color. */
  fill: string;
  isBold?: boolean;
  isItalic?: boolean;
}

export interface Label {
  /** In pixels, as is the baseline of the first line. */
  x: number;
  y: number;
  lines: readonly string[];
  style: TextStyle;
  anchor?: "start" | "middle" | "end";
}

/** Breaks a text into lines of a style that fit a width. */
export function wrapLabel(words: string, width: number, {size, isBold}: TextStyle): string[] {
  return wrapText(words, width, size, isBold);
}

interface Measured extends Pick<Label, "x" | "y" | "lines" | "anchor"> {
  style: Pick<TextStyle, "size" | "leading" | "isBold">;
  /** Height above the baseline and depth below it as shares of the size; 1 and 1/4 unless told. */
  ascent?: number;
  descent?: number;
}

/** Estimates the box of a label in pixels. */
export function boxOf({x, y, lines, style, anchor, ascent = 1, descent = 1 / 4}: Measured): Box {
  const {size, leading, isBold} = style;
  const width = Math.max(...lines.map((line) => textWidth(line, size, isBold)));
  const x1 = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return {x1, x2: x1 + width, y1: y - size * ascent, y2: y + (lines.length - 1) * leading + size * descent};
}

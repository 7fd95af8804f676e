import {textWidth, wrapText} from "../../components/marks/text.js";

/** Lines of text that fit a box, at the size at which they do. */
export interface Fitted {
  lines: readonly string[];
  /** In pixels. */
  size: number;
  /** Distance of the baselines in pixels. */
  leading: number;
}

export interface Box {
  width: number;
  height: number;
}

export interface FitOptions {
  /** Sizes to try, the largest first. */
  sizes: readonly number[];
  isBold?: boolean;
  /** Distance of the baselines as a multiple of the size, 1.25 unless told. */
  leading?: number;
  /** Makes the lines about equally long. */
  isBalanced?: boolean;
}

/** Breaks a text into lines that fit a box at the largest size that does; at the smallest it is cut at a word. */
export function fitText(
  text: string,
  box: Box,
  {sizes, isBold = false, leading = 1.25, isBalanced = false}: FitOptions
): Fitted {
  const wrap = isBalanced ? balance : wrapText;
  const tries = sizes.map((size) => ({
    size,
    leading: Math.round(size * leading),
    lines: wrap(text, box.width, size, isBold)
  }));
  const isWide = (line: string, size: number): boolean => textWidth(line, size, isBold) > box.width;
  const fitting = tries.filter(
    ({size, leading, lines}) => lines.length * leading <= box.height && !lines.some((line) => isWide(line, size))
  );
  const fits = fitting.find(({lines}) => !isBalanced || !endsShort(lines)) ?? fitting[0];
  const last = tries.at(-1);
  if (fits ?? !last) return fits ?? {lines: [], size: 0, leading: 0};
  const most = Math.max(1, Math.floor(box.height / last.leading));
  const lines = last.lines.slice(0, most).map((line) => shorten(line, (cut) => !isWide(cut, last.size)));
  if (last.lines.length > most) {
    lines[most - 1] = shorten(`${lines[most - 1] ?? ""}…`, (cut) => !isWide(cut, last.size));
  }
  return {...last, lines};
}

/** Breaks a text into as few lines as fit a width, and makes the longest as short as that allows. */
function balance(text: string, width: number, size: number, isBold: boolean): string[] {
  const lines = wrapText(text, width, size, isBold);
  let narrower = lines;
  for (let next = width - size; next > width / 2; next -= size / 2) {
    const tried = wrapText(text, next, size, isBold);
    if (tried.length > lines.length || tried.some((line) => textWidth(line, size, isBold) > width)) break;
    narrower = tried;
  }
  return narrower;
}

/** Tells whether a short word is left alone in the last line. */
function endsShort(lines: readonly string[]): boolean {
  return lines.length > 1 && (lines.at(-1) ?? "").length <= 4;
}

/** Cuts a line until it fits: at a word where it has several, else within it. */
function shorten(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line;
  const bare = line.replace(/…$/, "");
  const space = bare.lastIndexOf(" ");
  const shorter = space > 0 ? bare.slice(0, space) : bare.slice(0, -1);
  return shorter === "" ? "…" : shorten(`${shorter.replace(/[\s,;:–—-]+$/, "")}…`, fits);
}

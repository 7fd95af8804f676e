/** Height of a row in pixels, as the stylesheet has it. */
export const ROW = 28;
/** Most pixels that the rows may take: browsers draw nothing beyond some ten millions, fewer where a pixel is several. */
const TALLEST = 4_000_000;
/** At both ends, rows stand where they would without any scaling. */
const EDGE = 500_000;

/** How rows that are higher together than any page can be are laid over a space that is not. All in pixels. */
export interface Scale {
  /** Height of all rows. */
  rows: number;
  /** Height of the space that is scrolled. */
  space: number;
  /** Height of what is in sight of it. */
  view: number;
}

/** Measures the rows of a table. */
export function scaleFor(count: number, view: number): Scale {
  const rows = count * ROW;
  return {rows, space: Math.min(rows, TALLEST), view};
}

/** Gives the first pixel of the rows in sight at a place of the scroll bar. */
export function topAt({rows, space, view}: Scale, scrolled: number): number {
  const [last, end] = [Math.max(0, rows - view), Math.max(0, space - view)];
  if (rows === space || scrolled <= EDGE) return Math.max(0, Math.min(scrolled, last));
  if (scrolled >= end - EDGE) return last - Math.max(0, end - scrolled);
  return EDGE + ((scrolled - EDGE) * (last - 2 * EDGE)) / (end - 2 * EDGE);
}

/** Gives the place of the scroll bar for the first pixel in sight: what `topAt` undoes. */
export function scrolledAt({rows, space, view}: Scale, top: number): number {
  const [last, end] = [Math.max(0, rows - view), Math.max(0, space - view)];
  if (rows === space || top <= EDGE) return Math.max(0, Math.min(top, end));
  if (top >= last - EDGE) return end - Math.max(0, last - top);
  return EDGE + ((top - EDGE) * (end - 2 * EDGE)) / (last - 2 * EDGE);
}

/**
 * Follows the scroll bar. Small steps move the rows by as many pixels, as a wheel or a finger expects; a long one, such as
 * the bar being dragged, goes to the row that stands there.
 */
export function follow(scale: Scale, before: {top: number; scrolled: number}, scrolled: number): number {
  const {rows, space, view} = scale;
  const [step, last] = [scrolled - before.scrolled, Math.max(0, rows - view)];
  const isAtEnd = scrolled <= 0 || scrolled >= space - view;
  if (rows === space || isAtEnd || Math.abs(step) > 2 * view) return topAt(scale, scrolled);
  return Math.max(0, Math.min(last, before.top + step));
}

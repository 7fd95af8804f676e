import type {Span} from "../../data/day-number.js";

/** A span of days between two places in pixels. */
export interface Segment extends Span {
  x1: number;
  x2: number;
}

/** An axis of days in one or several stretches, all at one scale. */
export interface BrokenTimeScale {
  segments: readonly Segment[];
  /** Gives the pixel at which a day opens, fractions of days too; a day between two stretches falls between them. */
  at: (day: number) => number;
}

/** Pixels between two stretches. */
export const BREAK = 26;

/** Lays spans of days side by side between two places; throws where there is none. */
export function brokenTimeScale(spans: readonly Span[], left: number, right: number): BrokenTimeScale {
  const days = spans.reduce((sum, {first, last}) => sum + last + 1 - first, 0);
  if (days === 0) throw new Error("no days");
  const scale = (right - left - BREAK * (spans.length - 1)) / days;
  let x = left;
  const stretches = spans.map(({first, last}): Segment => {
    const stretch = {first, last, x1: x, x2: x + (last + 1 - first) * scale};
    x = stretch.x2 + BREAK;
    return stretch;
  });
  return {segments: stretches, at: (day) => pixelIn(stretches, day)};
}

/** Gives the middles of what is left out between the stretches. */
export function breakCenters({segments: stretches}: BrokenTimeScale): number[] {
  return stretches.slice(1).map(({x1}) => x1 - BREAK / 2);
}

function pixelIn(stretches: readonly Segment[], day: number): number {
  const [first] = stretches;
  let before = first?.x1 ?? 0;
  for (const {first: opens, last, x1, x2} of stretches) {
    if (day < opens) return (before + x1) / 2;
    if (day <= last + 1) return x1 + ((day - opens) / (last + 1 - opens)) * (x2 - x1);
    before = x2;
  }
  return before;
}

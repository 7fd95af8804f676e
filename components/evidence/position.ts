/** A span of the window's height, in pixels from its top. */
interface Span {
  top: number;
  bottom: number;
}

/** Room in pixels between a floating panel, the mark that it belongs to and the edges of the window. */
const GAP = 8;

/** Tells whether the stylesheet lets a panel float in the page, as it does in an embedded figure. */
export function isFloating(panel: HTMLElement): boolean {
  return panel.ownerDocument.defaultView?.getComputedStyle(panel).position === "absolute";
}

/**
 * Lays a floating panel beside the mark that opened it: a frame may be far higher than what is in sight of it, and only
 * the place of the mark is sure to be seen.
 */
export function floatNear(panel: HTMLElement, opener: Element | undefined): void {
  const window = panel.ownerDocument.defaultView;
  if (!window) return;
  const {innerWidth, innerHeight, scrollY} = window;
  const mark = opener?.getBoundingClientRect() ?? {left: 0, width: 0, top: 0, bottom: 0};
  panel.dataset.side = mark.left + mark.width / 2 > innerWidth / 2 ? "start" : "end";
  const {height, width} = panel.getBoundingClientRect();
  const top = width > innerWidth / 2 ? topApart(mark, height, innerHeight) : topLevel(mark, height, innerHeight);
  panel.style.top = `${Math.round(top + scrollY)}px`;
}

/** Finds the top of a panel as wide as the window: below the mark, or above it, or where both must share the room. */
export function topApart(mark: Span, height: number, windowHeight: number): number {
  const below = mark.bottom + GAP;
  const above = mark.top - GAP - height;
  if (below + height > windowHeight - GAP && above >= GAP) return above;
  return within(below, height, windowHeight);
}

/** Finds the top of a panel at the side of the mark: level with it. */
export function topLevel(mark: Span, height: number, windowHeight: number): number {
  return within((mark.top + mark.bottom - height) / 2, height, windowHeight);
}

function within(top: number, height: number, windowHeight: number): number {
  return Math.max(GAP, Math.min(top, windowHeight - GAP - height));
}

const MARKS = ":is(a[href]:not([aria-hidden='true']), [role='button']):not(.tie-list *)";
/** The element that says which keys lead through marks. */
export const HINT_ID = "arrow-keys-hint";
/** Where a key leads from one of so many marks. */
export const KEY_MOVES: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last
};

/**
 * Makes each drawing of a figure one stop of the Tab key, and each chart of a drawing that has several: arrow keys go
 * from mark to mark in the drawing's own order, Home and End to the first and the last. Drawings that replace others
 * follow suit, and keep the mark that was reached.
 */
export function addArrowKeys(document: Document = globalThis.document): void {
  const drawings = document.querySelectorAll<HTMLElement>(".figure-drawing");
  if (drawings.length > 0) addHint(document);
  for (const drawing of drawings) attach(drawing);
}

/** Gives the marks of a drawing in its own order. */
export function marksOf(drawing: Element): (SVGElement | HTMLElement)[] {
  return [...drawing.querySelectorAll<SVGElement | HTMLElement>(MARKS)];
}

function attach(drawing: HTMLElement): void {
  let reached: string | null = null;
  let focused: Element | null = null;
  const settle = (): void => {
    for (const each of drawingsIn(drawing)) setStops(each, reached);
  };
  settle();
  drawing.addEventListener("focusin", ({target}) => {
    const mark = markAt(target);
    focused = mark;
    if (!mark) return;
    reached = nameOf(mark);
    setStops(drawingOf(mark, drawing), reached, mark);
  });
  drawing.addEventListener("focusout", () => {
    queueMicrotask(() => {
      if (focused?.isConnected === true && focused !== drawing.ownerDocument.activeElement) focused = null;
    });
  });
  drawing.addEventListener("keydown", (event) => step(event, drawing));
  new MutationObserver(() => {
    settle();
    if (focused === null || focused.isConnected) return;
    focused = null;
    if (drawing.ownerDocument.activeElement === drawing.ownerDocument.body) focusStop(drawing);
  }).observe(drawing, {childList: true, subtree: true, attributes: true, attributeFilter: ["aria-hidden"]});
}

function step(event: KeyboardEvent, drawing: HTMLElement): void {
  const move = KEY_MOVES[event.key];
  const mark = markAt(event.target);
  if (!move || !mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const marks = marksOf(drawingOf(mark, drawing));
  event.preventDefault();
  marks[move(marks.indexOf(mark), marks.length - 1)]?.focus();
}

/** Leaves one mark in the order of the Tab key: the given one, else the one last reached, else the first. */
function setStops(drawing: Element, reached: string | null, given?: Element): void {
  const marks = marksOf(drawing);
  const stop = given ?? marks.find((mark) => nameOf(mark) === reached) ?? marks[0];
  for (const mark of marks) setTo(mark, "tabindex", mark === stop ? "0" : "-1");
  const named = drawing.matches("svg, [data-chart]") ? drawing : drawing.querySelector("svg");
  if (named && marks.length > 1) setTo(named, "aria-describedby", HINT_ID);
}

function focusStop(drawing: Element): void {
  const stops = marksOf(drawing).filter((mark) => mark.getAttribute("tabindex") === "0");
  stops.find((mark) => mark.getClientRects().length > 0)?.focus({preventScroll: true});
}

function setTo(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Gives what has a stop of its own: the charts of a drawing, or all of it. */
function drawingsIn(drawing: Element): Element[] {
  const variants = [...drawing.querySelectorAll(".figure-variant")];
  return (variants.length > 0 ? variants : [drawing]).flatMap((each) => {
    const charts = [...each.querySelectorAll("[data-chart]")];
    return charts.length > 0 ? charts : [each];
  });
}

function drawingOf(mark: Element, drawing: Element): Element {
  return mark.closest("[data-chart]") ?? mark.closest(".figure-variant") ?? drawing;
}

/** Gives what a mark is known by when another drawing takes the place of its own. */
function nameOf(mark: Element): string | null {
  return mark.getAttribute("href") ?? mark.getAttribute("data-place") ?? mark.getAttribute("data-actor");
}

function markAt(target: EventTarget | null): SVGElement | HTMLElement | null {
  return target instanceof Element ? target.closest<SVGElement | HTMLElement>(MARKS) : null;
}

function addHint(document: Document): void {
  if (document.getElementById(HINT_ID)) return;
  const hint = document.createElement("p");
  hint.id = HINT_ID;
  hint.hidden = true;
  hint.textContent =
    "Arrow keys lead from mark to mark, Home and End to the first and the last; Enter shows the evidence, or chooses a place.";
  document.body.append(hint);
}

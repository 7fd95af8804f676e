export interface DragOptions<Start> {
  /** Returns what is kept of where a drag begins; null where none can. */
  start: (event: PointerEvent) => Start | null;
  /** Called at each step of a drag. */
  move: (start: Start, event: PointerEvent) => void;
  /** Called at the end of a drag; `isCanceled` where the browser broke it off. */
  end: (start: Start, event: PointerEvent, isCanceled: boolean) => void;
  /** Called when a pointer moves that drags nothing. */
  hover?: (event: PointerEvent) => void;
}

interface Drag<Start> {
  start: Start;
  pointer: number;
  x: number;
  y: number;
  hasMoved: boolean;
}

/** Pixels of the screen by which a pointer moves before that is a drag. */
const SLACK = 3;

/**
 * Listens to drags on an element, and returns whether the last press became one, in which case the click after it is
 * none. A finger that moves up or down scrolls the page: d3-drag and d3-brush would stop that, and would keep links in
 * the element from being followed.
 */
export function listenToDrags<Start>(target: SVGElement, options: DragOptions<Start>): () => boolean {
  const {start, move, end, hover} = options;
  let drag: Drag<Start> | null = null;
  let wasDragged = false;
  const release = (event: PointerEvent): void => {
    const ended = drag;
    if (ended?.pointer !== event.pointerId) return;
    drag = null;
    if (ended.hasMoved) end(ended.start, event, event.type !== "pointerup");
  };
  target.style.userSelect = "none";
  target.addEventListener("pointerdown", (event) => {
    wasDragged = false;
    if (event.button !== 0 || !event.isPrimary) return;
    const started = start(event);
    const {clientX: x, clientY: y, pointerId: pointer} = event;
    if (started !== null) drag = {start: started, pointer, x, y, hasMoved: false};
  });
  target.addEventListener("pointermove", (event) => {
    if (!drag) hover?.(event);
    if (drag?.pointer !== event.pointerId) return;
    if (!drag.hasMoved) {
      const [across, along] = [Math.abs(event.clientX - drag.x), Math.abs(event.clientY - drag.y)];
      if (Math.max(across, along) < SLACK) return;
      if (event.pointerType !== "mouse" && along > across) {
        drag = null;
        return;
      }
      target.setPointerCapture(event.pointerId);
      drag.hasMoved = wasDragged = true;
    }
    move(drag.start, event);
  });
  target.addEventListener("pointerup", release);
  target.addEventListener("pointercancel", release);
  const holdPage = (event: TouchEvent): void => {
    if (drag?.hasMoved === true) event.preventDefault();
  };
  target.addEventListener("touchmove", holdPage, {passive: false});
  return () => wasDragged;
}

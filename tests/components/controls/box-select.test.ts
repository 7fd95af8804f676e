import {parseHTML} from "linkedom";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {boxSelect} from "../../../components/controls/box-select.js";

const {document, Element, Event} = parseHTML("<!doctype html><html><body></body></html>");
let chosen: readonly string[] | null;
let calls: string[];

const placeAt = (id: string, x: number, y: number) =>
  `<g class="place" data-place="${id}"><circle class="rim" cx="${x}" cy="${y}" r="9"/></g>`;
const find = (selector: string) => document.querySelector(selector);

/** Sends an event at a place of the drawing, which is shown at half its size, 20 pixels from the left and the top. */
function send(type: string, x: number, y: number, more: object = {}, target = find(".map")): Event {
  const event = new Event(type, {bubbles: true, cancelable: true});
  const place = {clientX: 20 + x / 2, clientY: 20 + y / 2};
  Object.assign(event, {...place, pointerId: 1, isPrimary: true, button: 0, pointerType: "mouse", ...more});
  target?.dispatchEvent(event);
  return event;
}

function drag(path: readonly (readonly [number, number])[], end = "pointerup", more: object = {}): void {
  const [[x, y] = [0, 0]] = path;
  const [lastX, lastY] = path.at(-1) ?? [0, 0];
  send("pointerdown", x, y, more);
  for (const [moveX, moveY] of path.slice(1)) send("pointermove", moveX, moveY, more);
  send(end, lastX, lastY, more);
  send("click", lastX, lastY, more);
}

beforeEach(() => {
  vi.stubGlobal("Element", Element);
  chosen = null;
  calls = [];
  document.body.innerHTML = `<svg width="1000"><g class="map">
    <rect class="panel" x="0" y="0" width="400" height="300"/><rect class="panel" x="410" y="0" width="300" height="300"/>
    ${placeAt("a", 50, 50)}${placeAt("b", 100, 100)}${placeAt("c", 500, 60)}</g></svg>`;
  const [drawing, map] = [find("svg"), find(".map")];
  if (!drawing || !map) throw new Error("no drawing");
  Object.assign(drawing, {getBoundingClientRect: () => ({left: 20, top: 20, width: 500})});
  Object.assign(map, {setPointerCapture: () => undefined});
  boxSelect(drawing, {
    places: () => chosen,
    move: (places) => calls.push(`move ${places.join()}`),
    end: (places) => {
      chosen = places;
      calls.push(`end ${places.join()}`);
    }
  });
  return () => vi.unstubAllGlobals();
});

describe("boxSelect(drawing, options)", () => {
  it("chooses the places in a box, at each step and at the end", () => {
    drag([
      [20, 20],
      [70, 70],
      [150, 150]
    ]);
    expect(calls).toEqual(["move a", "move a,b", "end a,b"]);
    expect(find(".box-select")).toBeNull();
  });

  it("does not leave the frame that it began in", () => {
    drag([
      [20, 20],
      [900, 290]
    ]);
    expect(chosen).toEqual(["a", "b"]);
    drag([
      [420, 10],
      [5, 290]
    ]);
    expect(chosen).toEqual([]);
  });

  it("goes back to what was chosen where it is broken off", () => {
    chosen = ["c"];
    drag(
      [
        [20, 20],
        [150, 150]
      ],
      "pointercancel"
    );
    expect(chosen).toEqual(["c"]);
  });

  it("chooses a place that is pressed, or lets it go", () => {
    const rim = find("[data-place=a] .rim");
    send("click", 50, 50, {}, rim);
    send("click", 100, 100, {}, find("[data-place=b] .rim"));
    expect(chosen).toEqual(["a", "b"]);
    expect(send("click", 50, 50, {}, rim).defaultPrevented).toBe(true);
    expect(chosen).toEqual(["b"]);
  });

  it("does the same for Enter and Space, and leaves other keys alone", () => {
    const place = find("[data-place=c]");
    expect(send("keydown", 0, 0, {key: "Enter"}, place).defaultPrevented).toBe(true);
    expect(chosen).toEqual(["c"]);
    send("keydown", 0, 0, {key: " "}, place);
    expect(chosen).toEqual([]);
    expect(send("keydown", 0, 0, {key: "a"}, place).defaultPrevented).toBe(false);
  });

  it("takes a shaking hand for a press, and a finger that moves down for scrolling", () => {
    drag([
      [50, 50],
      [51, 51]
    ]);
    drag(
      [
        [20, 20],
        [25, 150]
      ],
      "pointerup",
      {pointerType: "touch"}
    );
    expect(calls).toEqual([]);
    drag(
      [
        [20, 20],
        [150, 40],
        [150, 150]
      ],
      "pointerup",
      {pointerType: "touch"}
    );
    expect(chosen).toEqual(["a", "b"]);
  });
});

import {parseHTML} from "linkedom";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {timeBrush} from "../../../components/controls/time-brush.js";
import {dayNumber} from "../../../components/data/day-number.js";

const AXIS = {first: dayNumber("2009-01-01"), last: dayNumber("2022-04-30")};
const WINDOW = {first: dayNumber("2021-08-01"), last: dayNumber("2022-02-25")};
const SCREEN = 480;

const {document, Event, Element} = parseHTML("<!doctype html><html><body></body></html>");
let strip: Element;
let calls: string[];

/** Gives the pixel of the screen at which a day begins; the drawing of 1000 pixels is shown at 500, 20 from the left. */
const at = (day: string) => 20 + 10 + ((dayNumber(day) - AXIS.first) / (AXIS.last + 1 - AXIS.first)) * SCREEN;

function send(type: string, clientX: number, more: object = {}): void {
  const event = new Event(type, {bubbles: true, cancelable: true});
  Object.assign(event, {clientX, clientY: 0, pointerId: 1, isPrimary: true, button: 0, pointerType: "mouse", ...more});
  strip.dispatchEvent(event);
}

function drag(from: number, ...path: number[]): void {
  send("pointerdown", from);
  for (const x of path) send("pointermove", x);
  send("pointerup", path.at(-1) ?? from);
  send("click", path.at(-1) ?? from);
}

beforeEach(() => {
  vi.stubGlobal("Element", Element);
  calls = [];
  document.body.innerHTML = `<svg width="1000"><g class="strip" data-first="${AXIS.first}" data-last="${AXIS.last}"
    data-from="${WINDOW.first}" data-to="${WINDOW.last}" data-stops="20:2009-01-01 980:2022-05-01"><rect/></g></svg>`;
  const drawing = document.querySelector("svg");
  const group = document.querySelector(".strip");
  if (!drawing || !group) throw new Error("no drawing");
  strip = group;
  Object.assign(drawing, {getBoundingClientRect: () => ({left: 20, width: 500})});
  Object.assign(strip, {setPointerCapture: () => undefined});
  timeBrush(drawing, {
    move: (from, to) => calls.push(`move ${from} ${to}`),
    end: (from, to) => calls.push(`end ${from} ${to}`)
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("timeBrush(drawing, options)", () => {
  it("moves an edge to the nearest month and leaves the other", () => {
    drag(at("2021-08-01"), at("2020-01-12"), at("2018-06-20"));
    expect(calls).toEqual(["move 2020-01-01 2022-02-25", "move 2018-07-01 2022-02-25", "end 2018-07-01 2022-02-25"]);
  });

  it("never moves an edge past the other or the axis", () => {
    drag(at("2022-02-26"), at("2012-01-01"));
    drag(at("2021-09-01"), 9999);
    expect(calls.filter((call) => call.startsWith("end"))).toEqual([
      "end 2021-08-01 2021-08-31",
      "end 2021-08-01 2022-04-30"
    ]);
  });

  it("moves the whole window as far as the axis goes", () => {
    drag(at("2021-11-10"), at("2015-11-10"), -500);
    expect(calls).toEqual(["move 2015-08-01 2016-02-29", "move 2009-01-01 2009-07-31", "end 2009-01-01 2009-07-31"]);
  });

  it("draws a new window in either direction, of a month at least", () => {
    drag(at("2016-12-28"), at("2014-01-03"));
    drag(at("2010-01-04"), at("2010-01-04") + 4);
    expect(calls.filter((call) => call.startsWith("end"))).toEqual([
      "end 2014-01-01 2016-12-31",
      "end 2010-01-01 2010-01-31"
    ]);
  });

  it("brings the window to a click beside it and ignores one on it", () => {
    drag(at("2021-11-10"));
    expect(calls).toEqual([]);
    drag(at("2015-07-01"));
    expect(calls).toEqual([expect.stringMatching(/^end 2015-0[34]-01 2015-(09|10)-3/)]);
  });

  it("says nothing of less than a slip of the hand", () => {
    drag(at("2021-11-10"), at("2021-11-10") + 1);
    expect(calls).toEqual([]);
  });

  it("goes back where the drag is broken off", () => {
    send("pointerdown", at("2021-11-10"));
    send("pointermove", at("2019-11-10"));
    send("pointercancel", at("2019-11-10"));
    expect(calls.at(-1)).toBe("end 2021-08-01 2022-02-25");
  });

  it("leaves a finger that moves up or down to the page, and holds one that moves across", () => {
    const scrolls = () => {
      const touch = new Event("touchmove", {bubbles: true, cancelable: true});
      strip.dispatchEvent(touch);
      return !touch.defaultPrevented;
    };
    const finger = {pointerType: "touch"};
    send("pointerdown", at("2021-11-10"), finger);
    send("pointermove", at("2021-11-10") + 4, {...finger, clientY: 9});
    expect(scrolls()).toBe(true);
    send("pointermove", at("2019-11-10"), {...finger, clientY: 9});
    expect(calls).toEqual([]);
    send("pointerdown", at("2021-11-10"), finger);
    send("pointermove", at("2019-11-10"), {...finger, clientY: 9});
    expect(scrolls()).toBe(false);
    expect(calls).toHaveLength(1);
  });

  it("keeps a drag from opening a link and a second finger from moving it", () => {
    send("pointerdown", at("2021-11-10"));
    send("pointermove", at("2010-11-10"), {pointerId: 2});
    expect(calls).toEqual([]);
    send("pointermove", at("2019-11-10"));
    send("pointerup", at("2019-11-10"));
    const click = new Event("click", {bubbles: true, cancelable: true});
    strip.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
  });
});

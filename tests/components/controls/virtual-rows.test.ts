import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";

import {virtualRows} from "../../../components/controls/virtual-rows.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

/** Makes rows of 28 pixels in a box of 400, of which a browser scrolls `most` pixels. */
function make(count: number, most = Infinity) {
  const [scroll, body] = [document.createElement("div"), document.createElement("div")];
  Object.assign(scroll, {clientHeight: 400, scrollTop: 0, scrollHeight: Math.min(most, count * 28)});
  const create = (index: number): HTMLElement => {
    const row = document.createElement("p");
    row.textContent = String(index);
    return row;
  };
  const options = {scroll, head: () => null, count: () => count, height: 28, overscan: 2, create};
  const rows = virtualRows({...options, body: () => body, spacer: () => body});
  rows.draw();
  const indices = () => [...body.children].map((row) => Number(row.textContent));
  const margins = () => body.style.marginBlock.split(" ").map(parseFloat);
  const heights = () => (margins()[0] ?? 0) + body.children.length * 28 + (margins()[1] ?? 0);
  return {scroll, body, rows, indices, margins, heights};
}

describe("virtualRows(options)", () => {
  it("draws the rows in view and some around them, and keeps the room of the others", () => {
    const {scroll, rows, indices, margins, heights} = make(1000);
    expect([indices()[0], indices().at(-1)]).toEqual([0, 16]);
    scroll.scrollTop = 2800;
    expect(rows.draw()).toBe(true);
    expect([indices()[0], indices().at(-1), margins()[0]]).toEqual([98, 116, 98 * 28]);
    expect(heights()).toBe(28_000);
    expect(rows.draw()).toBe(false);
    expect([rows.first(), rows.page()]).toEqual([100, 14]);
  });

  it("keeps the rows that exist, until they are cleared", () => {
    const {scroll, body, rows, indices} = make(1000);
    const row = body.children[10];
    scroll.scrollTop = 140;
    rows.draw();
    expect(body.children[indices().indexOf(10)]).toBe(row);
    rows.clear();
    expect(rows.draw()).toBe(true);
    expect(body.children[indices().indexOf(10)]).not.toBe(row);
  });

  it("scrolls no further than it takes to bring a row into view", () => {
    const {scroll, rows, indices} = make(1000);
    expect(rows.scrollTo(5)).toBe(false);
    expect(scroll.scrollTop).toBe(0);
    rows.scrollTo(500);
    expect(scroll.scrollTop).toBe(501 * 28 - 400);
    expect(indices()).toContain(500);
    rows.scrollTo(480);
    expect(scroll.scrollTop).toBe(480 * 28);
  });

  it("reaches the last of more rows than the browser can scroll", () => {
    const {scroll, rows, indices, margins, heights} = make(1_000_000, 17_000_000);
    expect(heights()).toBe(8_000_000);
    scroll.scrollTop = 8_000_000 - 400;
    rows.draw();
    expect(indices().at(-1)).toBe(999_999);
    expect(heights()).toBe(8_000_000);
    rows.scrollTo(500_000);
    expect([rows.first(), indices().includes(500_000)]).toEqual([500_000, true]);
    const [before = 0] = margins();
    scroll.scrollTop += 1;
    expect(rows.draw()).toBe(false);
    expect(margins()[0]).toBeCloseTo(before - 2.5, 0);
  });
});

import {parseHTML} from "linkedom";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {columnsOf, table} from "../../../components/controls/table.js";
import {MANY, attachTable, scrollBox} from "../../../components/controls/virtual-table.js";
import type {Row} from "../../../components/data/row.js";

const {document, Element, Event} = parseHTML("<!doctype html><html><body></body></html>");
const rowsOf = (count: number, from = 0): Row[] =>
  Array.from({length: count}, (_, i) => ({n: from + i, word: `w${i % 3}`}));

beforeEach(() => {
  vi.stubGlobal("Element", Element);
  return () => vi.unstubAllGlobals();
});
afterEach(() => void (document.body.innerHTML = ""));

function host(rows: readonly Row[], most = rows.length) {
  const columns = columnsOf(rows);
  const options = {document, codes: {}, columns};
  const box = scrollBox(table(rows, {...options, caption: "All"}), most > MANY);
  Object.assign(box, {scrollTop: 0});
  document.body.append(box);
  const made = attachTable(box, options, most);
  made.adopt(rows);
  const press = (column: string) =>
    box.querySelector(`th[data-column="${column}"] button`)?.dispatchEvent(new Event("click", {bubbles: true}));
  const shown = () => [...box.querySelectorAll("tbody tr")].map((row) => row.querySelector("td")?.textContent);
  return {box, columns, press, shown, ...made};
}

describe("attachTable(box, options, most)", () => {
  it("sorts by the heading that is pressed, and says so", () => {
    const {press, shown, box} = host(rowsOf(3));
    const sortOf = (column: string) => box.querySelector(`th[data-column="${column}"]`)?.getAttribute("aria-sort");
    press("n");
    expect([shown(), sortOf("n")]).toEqual([["0", "1", "2"], "ascending"]);
    press("n");
    expect([shown(), sortOf("n"), sortOf("word")]).toEqual([["2", "1", "0"], "descending", null]);
    press("n");
    expect([shown(), sortOf("n")]).toEqual([["0", "1", "2"], null]);
  });

  it("keeps the order that a reader asked for when the rows change, and the headings that have the focus", () => {
    const {press, shown, update, box, columns} = host(rowsOf(3));
    const heading = box.querySelector("th");
    press("n");
    press("n");
    update(rowsOf(2, 5), {caption: "Two", columns});
    expect(shown()).toEqual(["6", "5"]);
    expect(box.querySelector("th")).toBe(heading);
    expect(box.querySelector("caption")?.textContent).toBe("Two");
  });

  it("shows other columns where the rows have others", () => {
    const {update, box, shown} = host(rowsOf(3));
    update([{other: "x"}], {caption: "One", columns: ["other"]});
    expect([...box.querySelectorAll("th")].map((each) => each.textContent)).toEqual(["other"]);
    expect(shown()).toEqual(["x"]);
    update([], {caption: "No rows", columns: []});
    expect([...box.querySelectorAll("th")].map((each) => each.textContent)).toEqual(["other"]);
    expect(shown()).toEqual([]);
  });

  it("draws of many rows those in sight, and keeps the room of the others", () => {
    const {box, update, columns, shown} = host(rowsOf(300));
    expect(shown()).toHaveLength(300);
    Object.assign(box, {clientHeight: 300, scrollTop: 3000});
    update(rowsOf(300), {caption: "All", columns});
    expect(shown()[0]).toBe("92");
    expect(shown()).toHaveLength(26);
    const {style} = box.querySelector("table") ?? {};
    expect([style?.marginBlock, box.querySelector("table")?.getAttribute("aria-rowcount")]).toEqual([
      `${92 * 30}px ${182 * 30}px`,
      "301"
    ]);
    expect(box.querySelector("tbody tr")?.getAttribute("aria-rowindex")).toBe("94");
    Object.assign(box, {scrollTop: 0});
    box.dispatchEvent(new Event("scroll"));
    expect(shown()[0]).toBe("0");
  });

  it("draws all rows at once where a reader asks", () => {
    const {box, update, columns, shown} = host(rowsOf(300));
    update(rowsOf(300), {caption: "All", columns});
    expect(shown().length).toBeLessThan(50);
    const button = box.nextElementSibling;
    button?.dispatchEvent(new Event("click"));
    expect([shown().length, button?.getAttribute("aria-pressed")]).toEqual([300, "true"]);
    button?.dispatchEvent(new Event("click"));
    expect(shown().length).toBeLessThan(50);
  });

  it("draws few rows of many whole", () => {
    const {update, columns, shown} = host(rowsOf(300));
    update(rowsOf(4), {caption: "Four", columns});
    expect(shown()).toEqual(["0", "1", "2", "3"]);
  });
});

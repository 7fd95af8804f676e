import {describe, expect, it} from "vitest";
import {date, flag, maybeDate, maybeNumber, number, text, texts} from "../../../components/data/row.js";
import type {Row} from "../../../components/data/row.js";

const ROW: Row = {a: "x", n: 0, day: "2022-02-25", no: null, yes: true, list: ["p", "q"], mixed: ["p", 1]};

describe("text, number, date, flag, texts", () => {
  it("read what is there", () => {
    expect([text(ROW, "a"), number(ROW, "n"), flag(ROW, "yes"), flag(ROW, "no")]).toEqual(["x", 0, true, false]);
    expect(date(ROW, "day").toISOString()).toBe("2022-02-25T00:00:00.000Z");
    expect([texts(ROW, "list"), texts(ROW, "no")]).toEqual([["p", "q"], []]);
    expect([maybeDate(ROW, "no"), maybeNumber(ROW, "no")]).toEqual([null, null]);
  });

  const faults: [() => unknown, string][] = [
    [() => text(ROW, "b"), "unknown column: b"],
    [() => text(ROW, "n"), "not a text: 0 (n)"],
    [() => number(ROW, "no"), "null column: no"],
    [() => number(ROW, "a"), 'not a number: "x" (a)'],
    [() => date(ROW, "a"), 'not a date: "x" (a)'],
    [() => texts(ROW, "mixed"), "not a list of texts: 1 (mixed)"]
  ];
  it.each(faults)("name what is not: %#", (read, message) => {
    expect(read).toThrow(message);
  });
});

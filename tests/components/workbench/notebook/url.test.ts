import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {MARKS, notebookOf, parseNotebook, printNotebook} from "../../../../components/workbench/notebook/notebook.js";
import {isLink, printLink, readLink} from "../../../../components/workbench/notebook/url.js";
import type {Cell, Notebook} from "../../../../components/workbench/notebook/notebook.js";

const column = fc.option(fc.string({maxLength: 12}), {nil: null});
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({kind: fc.constant("note" as const), text: fc.string({unit: "grapheme"})}),
  fc.record(
    {
      kind: fc.constant("sql" as const),
      sql: fc.string({unit: "grapheme", maxLength: 300}),
      view: fc.record({
        sort: fc.record({column: fc.string(), descending: fc.boolean()}),
        pinned: fc.array(fc.string())
      }),
      chart: fc.record({mark: fc.constantFrom(...MARKS), x: column, y: column, color: column, facet: column})
    },
    {requiredKeys: ["kind", "sql"]}
  )
);
const notebook: fc.Arbitrary<Notebook> = fc.record(
  {
    title: fc.string(),
    cells: fc.array(cell, {maxLength: 5}),
    values: fc.dictionary(
      fc.string({minLength: 1, maxLength: 8}),
      fc.oneof(fc.string(), fc.integer(), fc.constant(null))
    )
  },
  {requiredKeys: ["title", "cells"]}
);
/** A property of an object that all objects have is not one of its own. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe("printNotebook(notebook), parseNotebook(text)", () => {
  it("are inverse", () => {
    fc.assert(
      fc.property(notebook, (each) => {
        expect(plain(parseNotebook(printNotebook(each)))).toEqual(plain(each));
      })
    );
  });

  it.each([
    ["", "no notebook"],
    ["[]", "no notebook"],
    ['{"fiveFronts":"notebook","version":2,"cells":[]}', "notebook of a later version: 2"],
    ['{"fiveFronts":"notebook","version":1,"cells":[{"kind":"html"}]}', "no cell"]
  ])("refuse %j", (text, why) => {
    expect(() => parseNotebook(text)).toThrow(why);
  });
});

describe("printLink(notebook), readLink(fragment)", () => {
  it("are inverse, with comments and line breaks", async () => {
    await fc.assert(
      fc.asyncProperty(notebook, async (each) => {
        const link = await printLink(each);
        expect(isLink(link)).toBe(true);
        expect(link).toMatch(/^#sql=1\.\d+\.[\w-]+$/);
        expect(plain(await readLink(link))).toEqual(plain({notebook: each}));
      }),
      {numRuns: 60}
    );
    const sql = "-- why\nselect 1; -- and 2\n";
    expect(await readLink(await printLink(notebookOf(sql)))).toEqual({notebook: notebookOf(sql)});
  });

  it("say at every cut that something is missing", async () => {
    const link = await printLink(notebookOf("select event_id from events"));
    for (let end = "#sql=1.2".length; end < link.length; end++) {
      expect(await readLink(link.slice(0, end)), link.slice(0, end)).toHaveProperty("error");
    }
    expect(await readLink(link.slice(0, -3))).toEqual({
      error: `The link was cut: 3 of its ${link.split(".")[1] ?? ""} letters are missing.`
    });
    expect(await readLink(`${link}x`)).toHaveProperty("error");
  });

  it("never throw, whatever they are given", async () => {
    const some = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => `#sql=1.${text.length}.${text}`)
    );
    await fc.assert(
      fc.asyncProperty(some, async (fragment) => {
        expect(Object.keys(await readLink(fragment))).toHaveLength(1);
      }),
      {numRuns: 3000}
    );
  });
});

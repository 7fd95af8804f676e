import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {printCodeLists, printDictionary} from "../../../scripts/pages/dictionary.js";

const compiled = compile();
const {codebook} = compiled;
const {document} = parseHTML(`<main>${printDictionary(compiled)}${printCodeLists(codebook)}</main>`);
const cellsOf = (id: string, name: string) => {
  const row = [...document.querySelectorAll(`#${id} tbody tr`)].find(
    (each) => each.querySelector("th")?.textContent === name
  );
  return [...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
};

describe("printDictionary(compiled)", () => {
  it("has every column of every table, in order", () => {
    for (const {name, columns} of codebook.tables.values()) {
      const printed = [...document.querySelectorAll(`#t-${name} tbody th`)].map((cell) => cell.textContent);
      expect(printed).toEqual(columns.map((column) => column.name));
    }
  });

  it.each([
    ["events", "event_id", ["VARCHAR", "", "Slug of the event. Key."]],
    ["events", "killed", ["INTEGER", "people", "Best value of people killed."]],
    ["relations", "source_id", ["VARCHAR", "", "Actor at the near end. Never empty. Refers to actors."]],
    ["events", "outcome", ["VARCHAR", "", "How it ended. Values: outcome."]]
  ])("says of %s.%s what the codebook says", (table, column, cells) => {
    expect(cellsOf(`t-${table}`, column)).toEqual(cells);
  });

  it("leads to tables and code lists that are there", () => {
    for (const link of document.querySelectorAll("a[href^='#']")) {
      expect(document.querySelector(link.getAttribute("href") ?? ""), link.outerHTML).not.toBeNull();
    }
  });
});

describe("printCodeLists(codebook)", () => {
  it("has every value of every list, in order", () => {
    for (const [name, values] of codebook.codes) {
      const printed = [...document.querySelectorAll(`#c-${name} tbody th`)].map((cell) => cell.textContent);
      expect(printed).toEqual([...values.keys()]);
    }
  });

  it("gives label, class, meaning and the matching term", () => {
    expect(cellsOf("c-event_type", "drone-attack")).toEqual([
      "Drone attack",
      "violence",
      "Attack or attempted attack by an uncrewed aircraft.",
      "ACLED: Air/drone strike"
    ]);
    expect(cellsOf("c-measure", "distance")).toEqual(["distance", "km", "Distance stated."]);
  });

  it("names the columns that use a list", () => {
    expect(document.querySelector("#c-certainty p")?.textContent).toBe(
      "Used by events.certainty, relations.certainty, figures.certainty."
    );
  });
});

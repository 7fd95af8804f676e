import {describe, expect, it} from "vitest";
import {parseCodebook} from "../../../loaders/lib/codebook.js";
import {conformTables} from "../../../loaders/lib/validate/conform.js";
import {compileSmall} from "../small.js";
import type {Codebook} from "../../../loaders/lib/codebook.js";
import type {Row} from "../../../loaders/lib/rows.js";

const COLUMNS = {
  boat_id: "{type: VARCHAR, key: true, description: Boat.}",
  kind: "{type: VARCHAR, required: true, codes: actor_kind, description: Kind.}",
  tows: "{type: VARCHAR, references: boats, description: Boat that it tows.}",
  crew: "{type: INTEGER, description: Crew.}",
  length: "{type: DOUBLE, description: Length.}",
  sound: "{type: BOOLEAN, description: Whether it floats.}",
  built: "{type: DATE, description: Day of its launch.}",
  names: '{type: "VARCHAR[]", description: Names.}'
};
const BOAT = {
  boat_id: "dory",
  kind: "guild",
  tows: null,
  crew: 2,
  length: 4.5,
  sound: true,
  built: "2019-05-01",
  names: ["Dory"]
};

describe("conformTables(tables, codebook)", {timeout: 30_000}, () => {
  it("takes rows that conform, as they are", () => {
    const boats = [BOAT, {...BOAT, boat_id: "tug", tows: "dory"}];
    expect(conformTables({boats}, codebook()).boats).toEqual(boats);
  });

  it("puts columns in the codebook's order and NULL where one is absent", () => {
    const row = conformTables({boats: [{kind: "guild", boat_id: "dory"}]}, codebook()).boats?.[0] ?? {};
    expect(Object.keys(row)).toEqual(Object.keys(COLUMNS));
    expect(row).toMatchObject({boat_id: "dory", crew: null, names: null});
  });

  it("refuses a table that was not shaped", () => {
    expect(() => conformTables({}, codebook())).toThrow("table does not conform: boats: not shaped");
  });

  it.each<[row: Row, message: string]>([
    [{kind: null}, "boats.kind: null"],
    [{kind: "raft"}, "boats.kind: unknown code"],
    [{tows: "tug"}, "boats.tows: not in boats"],
    [{crew: 1.5}, "boats.crew: not INTEGER"],
    [{length: "long"}, "boats.length: not DOUBLE"],
    [{sound: 1}, "boats.sound: not BOOLEAN"],
    [{built: "2019"}, "boats.built: not DATE"],
    [{names: "Dory"}, "boats.names: not VARCHAR[]"],
    [{boat_id: 1}, "boats.boat_id: not VARCHAR"],
    [{color: "red"}, "boats.color: not in the codebook"]
  ])("refuses %j", (change, message) => {
    expect(() => conformTables({boats: [{...BOAT, ...change}]}, codebook())).toThrow(
      `table does not conform: ${message}`
    );
  });

  it("refuses a key twice", () => {
    expect(() => conformTables({boats: [BOAT, BOAT]}, codebook())).toThrow(
      "table does not conform: boats: boat_id is not unique"
    );
  });

  it("refuses a table that the codebook lacks", () => {
    expect(() => conformTables({boats: [], rafts: []}, codebook())).toThrow(
      "table does not conform: rafts: not in the codebook"
    );
  });
});

function codebook(): Codebook {
  const lines = Object.entries(COLUMNS).map(([name, column]) => `      ${name}: ${column}\n`);
  const source = `tables:\n  boats:\n    label: Boats\n    description: Boats.\n    columns:\n${lines.join("")}fronts: {}\ncodes: {}\n`;
  const {codes} = compileSmall().codebook;
  const tables = parseCodebook(withLists(source, codes), () => undefined)?.tables;
  if (tables === undefined) throw new Error("codebook does not parse");
  return {tables, codes};
}

function withLists(source: string, codes: Codebook["codes"]): string {
  const lists = [...codes.keys()].filter((name) => name !== "front").map((name) => `  ${name}: {}\n`);
  return source.replace("codes: {}\n", `codes:\n${lists.join("")}`);
}

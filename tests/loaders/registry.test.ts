import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parseCodebook} from "../../loaders/lib/codebook.js";
import {foldName, nameIndex, parseRegistries} from "../../loaders/lib/registry.js";
import {formatProblem} from "../../loaders/lib/validate/problem.js";
import {FIXTURES} from "./fixture.js";
import {reported} from "./reports.js";
import type {Problem} from "../../loaders/lib/validate/problem.js";

describe("parseRegistries(sources, codebook, problems)", () => {
  it("reads entries in the order of the files", () => {
    const {registries, problems} = parse({});
    expect(problems).toEqual([]);
    expect([...registries.actors.keys()]).toEqual(["ferry-guild", "harbor-guild", "ondra-vash"]);
    expect(registries.actors.get("ondra-vash")).toEqual({
      id: "ondra-vash",
      name: "Ondra Vash",
      aliases: ["Vash"],
      line: 9,
      kind: "person",
      country: null,
      description: null,
      plural: false
    });
    expect(registries.places.get("vell")).toMatchObject({lat: 12.5, lon: -47.25, wherePrecision: "city"});
    expect(registries.outlets.get("gull")).toMatchObject({name: "The Gull", domain: "gull.example", language: "en"});
    expect(registries.unread).toEqual(new Set());
  });

  it("remembers what it could not read", () => {
    const {registries, problems} = parse({actors: "quay-men:\n  name: Quay Men\n  kind: gild\n", places: "- vell\n"});
    expect(problems).toEqual(["actors.yaml:3: unknown actor kind: gild", "places.yaml:1: not a mapping: a list"]);
    expect(registries.unread).toEqual(new Set(["actor:quay-men", "place:"]));
  });
});

describe("nameIndex(entries, report)", () => {
  const entry = (id: string, name: string, aliases: string[] = [], domain: string | null = null) =>
    [id, {id, name, aliases, domain, line: 1}] as const;

  it("finds names, aliases and domains, folded", () => {
    const entries = new Map([entry("gull", "The Gull", ["Gull’s"], "gull.example"), entry("crab", "Crab")]);
    const {result, problems} = reported((report) => nameIndex(entries, report));
    expect(problems).toEqual([]);
    expect(Object.fromEntries(result)).toEqual({gull: "gull", "gull.example": "gull", crab: "crab"});
  });

  it("reports a name of two entries", () => {
    const entries = new Map([entry("gull", "The Gull"), entry("bird", "Bird", ["GULL"])]);
    expect(reported((report) => nameIndex(entries, report)).problems).toEqual([
      "1: name of two entries: GULL (gull, bird)"
    ]);
  });
});

describe("foldName(name)", () => {
  it.each([
    ["The Daily Star", "daily star"],
    ["Kata'ib Hizballah", "kataib hizballah"],
    ["Husseini’yon's", "husseiniyon"],
    ["the Houthis’", "houthis"],
    ["Old  Quay ", "old quay"],
    ["Theodor", "theodor"],
    ["Cafe\u0301", "café"],
    ["al-Qaeda", "al-qaeda"]
  ])("folds %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

function parse(changed: Partial<Record<"actors" | "places" | "outlets", string>>) {
  const read = (name: string): string => readFileSync(join(FIXTURES, "base", `${name}.yaml`), "utf8");
  const codebook = parseCodebook(`${read("codebook")}tables: {}\n`, () => undefined);
  if (codebook === undefined) throw new Error("codebook does not parse");
  const problems: Problem[] = [];
  const texts = {actors: read("actors"), places: read("places"), outlets: read("outlets"), ...changed};
  return {registries: parseRegistries(texts, codebook, problems), problems: problems.map(formatProblem)};
}
